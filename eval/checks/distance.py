"""How far apart two spellings are."""

from __future__ import annotations


def apart(one: str, two: str, most: int) -> int:
    """Return the optimal string alignment distance (insert, delete, replace, swap neighbours).

    At most `most` + 1 is told: the work stops where the distance is certainly greater than `most`.
    """
    if one == two:
        return 0
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(two, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and b == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def near_keys(word: str) -> set[str]:
    """Return the word and all that one deletion makes of it: words one edit apart share one of these."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
