// When messages go to the server. One at a time is under way: what comes meanwhile goes with the next, since
// each carries everything that has no answer yet.

const RESEND = 2500; // ms without an answer before everything is sent again
const LATE = 3000; // ms without an answer before the badge says so
const POLL = 1500; // ms between looks at what the server is still working out
const AGAIN = 1000; // ms before what follows an error is asked for

export class Traffic {
  // `deliver` hands a message over, given its number.
  constructor(deliver, now = () => performance.now()) {
    this.deliver = deliver;
    this.now = now;
    this.sent = 0;
    this.sentAt = 0;
    this.heardAt = now();
    this.inFlight = false;
  }

  // First what is seen, then the wire: the journal is in the browser's storage already.
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 0);
  }

  send() {
    clearTimeout(this.timer);
    this.again = this.inFlight && this.now() - this.sentAt < RESEND;
    if (this.again) return;
    this.inFlight = true;
    this.sentAt = this.now();
    this.sent += 1;
    this.deliver(this.sent);
  }

  // The server has seen message number `sent`.
  heard(sent) {
    if (sent === this.sent) this.inFlight = false;
  }

  // What was held back while a message was under way goes out.
  goOn() {
    if (this.again && !this.inFlight) this.send();
  }

  // Looks now and then whether something has to be sent, and tells whether it was: `needed` has no answer
  // yet, at `working` the server is still at work, what `failed` was answered with an error.
  tick({ needed, working, failed }) {
    const since = this.now() - this.sentAt;
    let isTime = false;
    if (needed) isTime = since > RESEND;
    else isTime = (working && since > POLL) || (failed && since > AGAIN);
    if (isTime) this.send();
    return isTime;
  }

  // How it stands with `n` operations that have no answer: "saved", "saving" or "late".
  state(n, isDirty) {
    const isLate = n > 0 && (this.wasLate || this.now() - this.heardAt > LATE);
    this.wasLate = isLate;
    if (isLate) return "late";
    return n > 0 || isDirty ? "saving" : "saved";
  }
}
