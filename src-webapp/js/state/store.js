/**
 * The one store: holds a frozen state, replaced as a whole by pure reducers. A listener hears only changes of what it
 * selected, by identity.
 */

/** @typedef {ReturnType<typeof createStore>} Store */

/** @param {Model.State} initial */
function createStore(initial) {
  let state = Object.freeze(initial);
  const events = new EventTarget();

  /** @returns {Model.State} */
  const get = () => state;

  /** @param {Model.State} next */
  function set(next) {
    if (next === state) return;
    state = Object.freeze(next);
    events.dispatchEvent(new Event('change'));
  }

  /**
   * @template T
   * @param {(state: Model.State) => T} select
   * @param {(selected: T) => void} listener not called for the value at the time of subscribing
   * @param {{ signal?: AbortSignal }} [options]
   */
  function subscribe(select, listener, options = {}) {
    let selected = select(state);
    events.addEventListener('change', () => {
      const next = select(state);
      if (next === selected) return;
      selected = next;
      listener(next);
    }, options);
  }

  return { get, set, subscribe };
}

export { createStore };
