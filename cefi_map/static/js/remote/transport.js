/** Requests to our own server: JSON, the token against forgery, and gzip when a map is large. */

import { sendKnown } from "../ui/token.js";

/** @typedef {Omit<RequestInit, "headers"> & {headers?: Record<string, string>}} Request */

const LARGE = 50000; // characters from which packing pays

export class Transport {
  /** @param {string} token */
  constructor(token) {
    this.token = token;
  }

  /** `fetch` with what the server asks for. Fails as without a network where a page comes in place of what was asked
   * for: it is a portal's, or a web server's in front of ours.
   * @param {string} address @param {Request} [options] */
  send = (address, options = {}) => {
    if ((options.method ?? "GET") === "GET") return this.#ask(address, options);
    return sendKnown((fresh) => {
      this.token = fresh || this.token;
      return this.#ask(address, options);
    });
  };

  /** Sends a map over the revision it started from.
   * @param {string} address @param {number} base @param {any} data
   * @param {{leaving?: boolean, start?: any, signal?: AbortSignal}} [how] `start`: that revision's data, where the server
   *   may have it no more */
  async put(address, base, data, { leaving = false, start, signal } = {}) {
    const text = JSON.stringify(start === undefined ? data : { data, start });
    const packed = text.length > LARGE && !leaving && "CompressionStream" in globalThis;
    return this.send(address, {
      method: "PUT",
      body: packed ? await gzip(text) : text,
      keepalive: leaving,
      signal,
      headers: {
        "If-Match": `"${base}"`,
        "Content-Type": "application/json",
        ...(packed ? { "Content-Encoding": "gzip" } : {}),
      },
    });
  }

  /** @param {string} address @param {Request} options */
  async #ask(address, { method = "GET", body = null, headers = {}, ...rest }) {
    const answer = await fetch(address, {
      method,
      body,
      credentials: "same-origin",
      redirect: "manual",
      headers: {
        Accept: "application/json",
        ...(method === "GET" ? {} : { "X-CSRFToken": this.token }),
        ...(typeof body === "string" ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      ...rest,
    });
    if (answer.ok && answer.headers.get("Content-Type")?.startsWith("text/html")) throw new TypeError("a page");
    return answer;
  }
}

/** @param {string} text */
function gzip(text) {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
}
