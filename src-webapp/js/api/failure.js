/** A request that brought no usable answer: the one exception that leaves this layer, besides an abort. */
class RequestFailure extends Error {
  /** @param {Model.Failure} failure */
  constructor(failure) {
    super(`cannot read ${failure.path}: ${failure.kind}${failure.status ? ` ${failure.status}` : ''}`);
    this.name = 'RequestFailure';
    this.failure = failure;
  }
}

export { RequestFailure };
