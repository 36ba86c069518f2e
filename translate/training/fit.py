"""The training loop: one path for CPU and CUDA, from a start to an exported model."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from translate.training import network as net
from translate.training.average import Average
from translate.training.candidates import Candidates, target_counts
from translate.training.data import Pair, Report
from translate.training.evaluate import Scores, evaluate, signatures
from translate.training.export import export, recover
from translate.training.recipe import Recipe
from translate.training.run_folder import Progress, RunFolder
from translate.training.sampler import Encoded, Pool, Sampler
from translate.training.schedule import learning_rate, seconds_left, used
from translate.training.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Result:
    """What a run made: the model's folder, steps and pairs seen in how many seconds, scores by held-out set.

    `before` is empty where training began with random weights.
    """

    folder: Path
    steps: int
    pairs: int
    seconds: float
    before: dict[str, Scores]
    after: dict[str, Scores]


class Trainer:
    """A run in memory: network, optimiser, averages, progress. `fit` trains to the end of the budget."""

    def __init__(
        self,
        recipe: Recipe,
        groups: Mapping[str, Encoded],
        dev: dict[str, list[Pair]],
        vocabulary: Vocabulary,
        network: Any,
        run: RunFolder,
        device: str,
        facts: Mapping[str, Any],
        name: str,
        warm: bool,
        report: Report,
    ) -> None:
        import torch

        self.recipe, self.dev, self.vocabulary = recipe, dev, vocabulary
        self.run, self.device, self.report, self.warm = run, device, report, warm
        self.facts, self.folder = facts, run.path / name
        self.bfloat16 = net.computes_in_bfloat16(device)
        self.sampler = Sampler(recipe, groups, vocabulary)
        self.candidates = None
        if 0 < recipe.optimiser.candidates < vocabulary.size:
            counts = target_counts(groups, recipe.weights(0.0), vocabulary.size)
            self.candidates = Candidates(
                counts, recipe.optimiser.candidates, vocabulary.pad, recipe.seed
            )
        self.progress = Progress(self.sampler.start())
        content = run.load(device) if run.has_checkpoint else None
        if content:
            network = net.rebuild_network(content["config"])
            network.load_state_dict(content["network"])
            self.progress = Progress.from_json(content["progress"])
        torch.set_float32_matmul_precision("high")
        self.network = network.to(device).train()
        net.hold_pad(self.network)
        parameters = net.trainable(self.network)
        self.average = Average(parameters, recipe.optimiser.average)
        self.optimiser = self._optimiser(parameters)
        torch.manual_seed(recipe.seed)
        if content:
            self.optimiser.load_state_dict(content["optimiser"])
            for key, value in content["average"].items():
                self.average.values[key].copy_(value)
            torch.set_rng_state(content["random"].cpu())
            if device == "cuda" and "random_cuda" in content:
                torch.cuda.set_rng_state(content["random_cuda"].cpu())
            report(f"goes on after step {self.progress.step}, {self.progress.pairs:,} pairs")
        run.cut_log(self.progress.step)
        recover(self.folder)

    def _optimiser(self, parameters: dict[str, Any]) -> Any:
        import torch

        plan = self.recipe.optimiser
        matrices = [value for value in parameters.values() if value.dim() > 1]
        vectors = [value for value in parameters.values() if value.dim() <= 1]
        return torch.optim.AdamW(
            [
                {"params": matrices, "weight_decay": plan.weight_decay},
                {"params": vectors, "weight_decay": 0.0},
            ],
            lr=plan.peak,
            betas=(plan.beta1, plan.beta2),
            fused=True,
        )

    def fit(self) -> Result:
        """Train to the end of the budget (at once at the end if it is used up), export, return the result."""
        state = self.progress
        self._clock = time.monotonic() - state.seconds
        if not state.finished or self._fraction() < 1:
            state.finished = False
            if state.step == 0 and self.warm and not state.before:
                state.before = self._evaluate(choose=False)
            self._last = (time.monotonic(), state.pairs)
            self._losses: list[Any] = []
            self._saved = self._evaluated = state.seconds
            self._train()
            self.average.update(state.step, last=True)
            self._evaluate()
            state.finished = True
            self._save()
        return Result(
            self.folder,
            state.step,
            state.pairs,
            state.seconds,
            {name: Scores(*scores) for name, scores in state.before.items()},
            {name: Scores(*scores) for name, scores in state.after.items()},
        )

    def _fraction(self) -> float:
        self.progress.seconds = time.monotonic() - self._clock
        return used(self.progress.step, self.progress.seconds, self.recipe.budget)

    def _train(self) -> None:
        state = self.progress
        with ThreadPoolExecutor(1) as background:

            def prepare() -> Future[Pool]:
                return background.submit(self.sampler.pool, state.place, state.fraction)

            ready = prepare()
            while True:
                pool = ready.result()
                here, chosen, following = state.place, state.fraction, state.next_fraction
                state.place, state.fraction = pool.after, following
                ready = prepare()
                state.place, state.fraction = here, chosen
                if state.done == 0:
                    state.next_fraction = self._fraction()
                for batch in pool.batches[state.done :]:
                    fraction = self._fraction()
                    if fraction >= 1:
                        return
                    self._step(batch, fraction)
                    state.done += 1
                    self._pause()
                state.place, state.fraction, state.done = pool.after, following, 0

    def _step(self, batch: Any, fraction: float) -> None:
        import torch

        plan, state = self.recipe.optimiser, self.progress
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(state.step, fraction, plan)
        drawn = self.candidates.draw(batch.labels, state.step) if self.candidates else None
        value = net.loss(self.network, batch, plan.label_smoothing, self.bfloat16, drawn)
        self.optimiser.zero_grad(set_to_none=True)
        value.backward()
        if plan.clip:
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), plan.clip)
        self.optimiser.step()
        self._losses.append(value.detach())
        state.step += 1
        state.pairs += batch.pairs
        self.average.update(state.step)

    def _pause(self) -> None:
        """Report, measure and save when it is time to."""
        state, budget = self.progress, self.recipe.budget
        now = time.monotonic()
        state.seconds = now - self._clock
        if now - self._last[0] >= budget.report_seconds:
            self._say()
        evaluates = _due(state.step, budget.evaluate_steps) or (
            state.seconds - self._evaluated >= 60 * budget.evaluate_minutes
        )
        if evaluates and self._fraction() < 1:
            self._evaluate()
            self._evaluated = state.seconds = time.monotonic() - self._clock
            self._last = (time.monotonic(), state.pairs)
        if (
            evaluates
            or _due(state.step, budget.checkpoint_steps)
            or state.seconds - self._saved >= 60 * budget.checkpoint_minutes
        ):
            self._save()
            self._saved = state.seconds

    def _say(self) -> None:
        import torch

        state, budget = self.progress, self.recipe.budget
        now = time.monotonic()
        mean = float(torch.stack(self._losses).mean())
        self._losses.clear()
        self._check(mean)
        rate = (state.pairs - self._last[1]) / max(now - self._last[0], 1e-9)
        left = seconds_left(state.step, state.seconds, budget)
        lr = self.optimiser.param_groups[0]["lr"]
        self.report(
            f"step {state.step}  {state.pairs:,} pairs  {rate:.1f} pairs/s  loss {mean:.3f}  "
            f"rate {lr:.2e}  {_duration(left)} left"
        )
        self.run.log(
            step=state.step, pairs=state.pairs, seconds=round(state.seconds, 1), loss=mean, rate=lr
        )
        self._last = (now, state.pairs)

    def _check(self, loss: float) -> None:
        if not math.isfinite(loss):
            raise DataError(
                f"the loss is not finite at step {self.progress.step}; lower optimiser.peak and start "
                "in another folder, or go on from the last checkpoint with another recipe"
            )

    def _evaluate(self, choose: bool = True) -> dict[str, Scores]:
        """Measure the averaged weights; export them if they are the best so far and `choose` is set."""
        state = self.progress
        with self.average.in_place():
            scores, outputs = evaluate(self.network, self.vocabulary, self.dev)
            mean = sum(score.chrf for score in scores.values()) / len(scores)
            if choose and mean > state.best:
                state.best, state.after = mean, {name: tuple(s) for name, s in scores.items()}
                export(
                    self.network,
                    self.vocabulary,
                    self.recipe.direction,
                    self._card_facts(),
                    self.folder,
                )
        for name, score in scores.items():
            self.report(
                f"dev {name} after {state.pairs:,} pairs: BLEU {score.bleu:.2f}  chrF {score.chrf:.2f}  "
                f"{self.dev[name][0].source[:50]!r} → {outputs[name][0][:70]!r}"
            )
        self.run.log(
            step=state.step, pairs=state.pairs, seconds=round(state.seconds, 1), dev=scores
        )
        return scores

    def _card_facts(self) -> dict[str, Any]:
        import sacrebleu
        import sentencepiece
        import torch
        import transformers

        state = self.progress
        return {
            **self.facts,
            "direction": self.recipe.direction,
            "recipe": asdict(self.recipe),
            "parameters": sum(value.numel() for value in net.trainable(self.network).values()),
            "vocabulary": self.vocabulary.size,
            "steps": state.step,
            "pairs": state.pairs,
            "seconds": round(state.seconds),
            "device": _device_name(self.device),
            "precision": "bfloat16" if self.bfloat16 else "float32",
            "versions": {
                module.__name__: module.__version__
                for module in (torch, transformers, sentencepiece, sacrebleu)
            },
            "signatures": signatures(),
            "before": state.before,
            "after": state.after,
        }

    def _save(self) -> None:
        import torch

        if self._losses:
            self._check(float(self._losses[-1]))
        self.run.save(
            {
                "config": self.network.config.to_dict(),
                "network": self.network.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "average": self.average.values,
                "random": torch.get_rng_state(),
                "progress": self.progress.to_json(),
                **({"random_cuda": torch.cuda.get_rng_state()} if self.device == "cuda" else {}),
            }
        )


def _due(step: int, every: int | None) -> bool:
    return every is not None and step % every == 0


def _duration(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 120 else f"{seconds:.0f} s"


def _device_name(device: str) -> str:
    import os

    import torch

    if device == "cuda":
        return f"one {torch.cuda.get_device_name()}"
    return f"{os.cpu_count()} CPU cores"
