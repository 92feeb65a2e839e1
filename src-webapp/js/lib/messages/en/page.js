/** The page around the views: title, connection, first start. */
const PAGE = {
  // Views
  title: /** @param {string} subject */ (subject) => `${subject} · sysmon`,
  titleWithOffline: /** @param {string} count @param {string} title */ (count, title) => `(${count} offline) ${title}`,
  skipToContent: 'Skip to content',
  fleet: 'Fleet',
  single: 'Single',
  compare: 'Compare',
  comparison: 'Comparison',
  viewsLabel: 'View',

  // Connection
  connecting: 'Connecting',
  live: 'Live',
  unreachable: 'Not reached',
  lastAnswer: /** @param {string} time */ (time) => `last answer ${time}`,
  unreachableTitle: 'The aggregator does not answer.',
  unreachableNever: 'No answer since this page was opened.',
  unreachableSince: /** @param {string} time */ (time) => `What you see is from ${time}.`,
  retrying: 'Trying again by itself.',
  retryNow: 'Try now',
  failure: {
    network: /** @param {string} path */ (path) => `No connection for ${path}.`,
    timeout: /** @param {string} path */ (path) => `No answer in time for ${path}.`,
    status: /** @param {string} path @param {number} status */ (path, status) => `${path} answered ${status}.`,
    malformed: /** @param {string} path */ (path) => `${path} answered with something that is not ours.`,
  },
  degraded: 'The aggregator takes no new samples: its disk is full or its store has stopped. What is stored can be read.',
  answeringAgain: 'The aggregator answers again.',

  // Buttons
  help: 'Keys',
  preferences: 'Preferences',
  forgetShort: 'Forget…',
  forgetHost: /** @param {string} host */ (host) => `Forget ${host}…`,
};

export { PAGE };
