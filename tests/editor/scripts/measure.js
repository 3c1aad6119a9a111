() => {
  const after = () => new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    });
  });
  window.timed = async (run) => {
    const from = performance.now();
    run();
    return await after() - from;
  };
  window.armed = () => {
    window.typed = new Promise((done) => {
      addEventListener("keydown", (event) => after().then((end) => done(end - event.timeStamp)), { capture: true, once: true });
    });
  };
}
