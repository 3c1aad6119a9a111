/** Keeping the map: on this device at once, on the server after each pause; other tabs and devices; never a loss. */

import { toData } from "../mindmap/codec.js";
import { askConflict } from "./conflict.js";
import { draftsOf, forget, keep } from "./drafts.js";
import { channel, claim, isOrphan } from "./presence.js";
import { Status } from "./status.js";
import { Transport } from "./transport.js";

const PAUSE = 500; // milliseconds without a change before the map is sent
const KEEP = 150; // before it is kept on this device
const LONGEST = 4000; // before it is sent although changes go on
const RETRY = [2000, 5000, 10000, 20000];

export class Sync {
  constructor(app, boot) {
    this.app = app;
    this.project = boot.id;
    this.address = boot.urls.map;
    this.revision = boot.revision;
    this.sent = toData(app.state.map); // what the server has, as we last knew it
    this.dirty = false;
    this.id = `${boot.id}:${crypto.randomUUID?.() ?? Math.random().toString(36).slice(2)}`;
    this.transport = new Transport(boot.csrf);
    app.fetch = this.transport.send;
    this.status = new Status(document.querySelector("[data-saved], .bar .saved"));
    this.failures = 0;
    this.tell = channel(this.project, (message) => this.heard(message));
  }

  get isSettled() {
    return !this.dirty && !this.sending;
  }

  /** Takes up drafts that a closed tab left, then listens. */
  async start() {
    claim(this.id);
    this.app.state.on("change", () => this.changed());
    addEventListener("online", () => this.flush());
    addEventListener("offline", () => {
      if (this.dirty) this.status.show("offline", { since: this.since });
    });
    addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.leave();
      else this.refresh();
    });
    addEventListener("beforeunload", (event) => {
      this.settleWriting();
      if (this.dirty && !navigator.onLine && !this.isKept) event.preventDefault();
    });
    await this.recover();
  }

  /** A change was made here: kept on the device, sent after a pause. */
  changed() {
    if (!this.dirty) this.since = new Date();
    this.dirty = true;
    this.isKept = false;
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepHere(), KEEP);
    clearTimeout(this.timer);
    const waited = Date.now() - this.since.getTime();
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(PAUSE, LONGEST - waited)));
    if (this.status.place.dataset.state !== "offline" && !this.conflict) this.status.show("saving");
  }

  async keepHere() {
    clearTimeout(this.keeping);
    const map = toData(this.app.state.map);
    await keep({ id: this.id, project: this.project, base: this.revision, map, at: Date.now() });
    this.isKept = true;
  }

  /** Sends what is not on the server yet; resolves when it is there or cannot be. */
  async flush() {
    clearTimeout(this.timer);
    if (this.sending) {
      await this.sending;
      if (this.dirty && !this.failures) return this.flush();
      return undefined;
    }
    if (!this.dirty || this.conflict) return undefined;
    this.sending = this.send().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  async send() {
    const data = toData(this.app.state.map);
    this.dirty = false;
    let answer;
    try {
      answer = await this.transport.put(this.address, this.revision, data);
    } catch {
      return this.failed("offline");
    }
    if (answer.ok) return this.accepted(data, await answer.json());
    if (answer.status === 409) return this.disagreed(await answer.json());
    if (answer.status === 401 || answer.status === 400 || answer.status === 403 || answer.type === "opaqueredirect")
      return this.failed("session");
    if (answer.status >= 500) return this.failed("offline");
    const told = await answer.json().catch(() => ({}));
    return this.failed("refused", told);
  }

  accepted(data, { revision, report, map }) {
    const before = this.sent;
    this.failures = 0;
    this.revision = revision;
    this.sent = map || data;
    if (map) this.takeIn(data.nodes, map.nodes);
    if (!this.dirty) {
      clearTimeout(this.keeping);
      forget(this.id);
      this.status.show("saved");
    }
    if (report) this.app.state.takeReport(report);
    this.tell({ revision, from: this.id });
    return before;
  }

  /** Others' changes come in; what was changed here meanwhile stays and goes out with the next save. */
  takeIn(before, after) {
    const wasDirty = this.dirty;
    this.app.receive(before, after);
    this.dirty = wasDirty;
    if (!wasDirty) {
      clearTimeout(this.timer);
      clearTimeout(this.keeping);
    }
  }

  failed(state, told = {}) {
    this.dirty = true;
    this.keepHere();
    this.status.show(state, { since: this.since });
    if (state === "session")
      this.app.toast("Votre session est terminée. Reconnectez-vous dans un autre onglet\u00a0: rien n’est effacé.");
    if (state === "refused") {
      this.app.toast(`${told.message || told.error || "Le serveur refuse cette carte."} ${told.advice || ""}`.trim());
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), RETRY[Math.min(this.failures++, RETRY.length - 1)]);
  }

  async disagreed(answer) {
    this.conflict = answer;
    this.dirty = true;
    await this.keepHere();
    this.status.show("conflict");
    const settled = await askConflict(this.app, answer);
    this.conflict = null;
    this.revision = answer.revision;
    this.sent = answer.theirs;
    this.app.replace(settled);
    this.dirty = true;
    this.status.show("saving");
    this.timer = setTimeout(() => this.flush());
  }

  /** Another tab has saved: take it in, or let our own save merge with it. */
  async heard({ revision, from }) {
    if (from === this.id || revision <= this.revision || this.conflict) return;
    if (this.dirty || this.sending) {
      this.flush();
      return;
    }
    await this.refresh();
  }

  /** Looks whether the server has something newer, and takes it in when nothing is waiting here. */
  async refresh() {
    if (this.dirty || this.sending || this.conflict) return;
    try {
      const answer = await this.transport.send(this.address, {
        headers: { "If-None-Match": `"${this.revision}"` },
        cache: "no-store",
      });
      if (!answer.ok) return;
      const { revision, map, report } = await answer.json();
      if (revision <= this.revision || this.dirty || this.sending) return;
      const before = this.sent;
      this.revision = revision;
      this.sent = map;
      this.takeIn(before.nodes, map.nodes);
      this.app.state.takeReport(report);
      this.status.show("saved");
    } catch {
      /* offline: nothing is lost by waiting */
    }
  }

  /** Drafts of tabs that are gone: the newest is taken up, over the revision it started from. */
  async recover() {
    for (const draft of await draftsOf(this.project)) {
      if (draft.id === this.id || !(await isOrphan(draft))) continue;
      await forget(draft.id);
      if (JSON.stringify(draft.map) === JSON.stringify(this.sent)) continue;
      await this.takeUp(draft);
    }
  }

  async takeUp(draft) {
    const fresh = this.revision;
    const now = this.sent;
    this.app.replace(draft.map);
    this.revision = draft.base;
    this.since = new Date(draft.at);
    this.dirty = true;
    await this.keepHere();
    await this.flush();
    if (this.dirty && !this.conflict && !this.failures) {
      this.revision = fresh;
      this.sent = now;
    }
    if (!this.conflict)
      this.app.toast("Votre travail de la dernière fois, gardé sur cet appareil, a rejoint la carte.");
  }

  settleWriting() {
    this.app.entry.settle();
    this.app.notes.settle();
  }

  /** The page goes away: what is being written is kept, and sent if it is small enough. */
  leave() {
    this.settleWriting();
    if (!this.dirty || this.conflict) return;
    this.keepHere();
    const data = toData(this.app.state.map);
    if (JSON.stringify(data).length < 60000)
      this.transport
        .put(this.address, this.revision, data, { leaving: true })
        .then((answer) =>
          answer.ok
            ? answer.json().then((saved) => {
                if (document.visibilityState !== "hidden" || !this.sending) this.accepted(data, saved);
              })
            : null,
        )
        .catch(() => {});
  }
}
