/** The page around the views: title, connection, first start. */
const PAGE = {
  // Views
  title: /** @param {string} subject */ (subject) => `${subject} · sysmon`,
  titleWithOffline: /** @param {string} count @param {string} title */ (count, title) => `(${count} offline) ${title}`,
  skipToContent: 'Skip to content',
  fleet: 'Fleet',
  single: 'Single',
  compare: 'Compare',
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

  // Help, preferences
  help: 'Keys',
  close: 'Close',
  keys: {
    search: 'Find a host or tag', fleet: 'The fleet', host: 'One host', compare: 'Compare hosts', rows: 'From host to host in the list',
    cursor: 'Move the cursor of a chart or the strip', escape: 'Leave the search, a dialog, the wall’s view', preferences: 'Preferences',
    help: 'These keys',
  },
  preferences: 'Preferences',
  preferencesKept: 'Kept in this browser.',
  preferenceName: { theme: 'Theme', units: 'Bytes', density: 'Density', language: 'Language', keys: 'Keys' },
  preference: {
    theme: { auto: 'As the system', light: 'Light', dark: 'Dark' },
    units: { binary: 'Binary: 1 KiB = 1024 B', decimal: 'Decimal: 1 kB = 1000 B' },
    density: { comfortable: 'Comfortable', compact: 'Compact' },
    language: { auto: 'As the browser', en: 'English', de: 'Deutsch' },
    keys: { on: 'Letters and signs are commands', off: 'Off' },
  },

  // Forgetting a host
  forget: 'Forget',
  forgetShort: 'Forget…',
  forgetHost: /** @param {string} host */ (host) => `Forget ${host}…`,
  forgetTitle: 'Forget this host?',
  forgetWhat: /** @param {string} host */ (host) =>
    `${host}, its tags and all of its history are deleted from the aggregator. That cannot be undone.`,
  forgetReturns: 'An agent that still runs under this name brings the host back with its next push, with an empty history.',
  token: 'Token of the aggregator',
  forgetFailed: {
    refused: 'The aggregator does not know this token.',
    unknown: 'The aggregator does not know this host any more.',
    unreachable: 'The aggregator did not answer. Nothing was deleted that you see here.',
  },

  // Logging in
  loginTitle: 'Looking needs a token',
  loginWhy: 'This aggregator shows its hosts only to who has a token for it. This browser stays logged in for 30 days.',
  loginToken: 'Token for looking',
  logIn: 'Log in',
  logOut: 'Log out',
  loginFailed: {
    refused: 'The aggregator does not know this token, or it is not for looking.',
    unreachable: 'The aggregator did not answer.',
  },

  // First start
  emptyTitle: 'No host has reported yet.',
  emptyLead: 'Start an agent on each machine that you want to see here, in one of two ways.',
  emptyJar: 'By its jar, with Java 17 or newer',
  emptyJarToken: 'The token is in ~/.sysmon/token on the aggregator’s machine. Copy it to the same place on the host first.',
  emptyPackage: 'By its Debian package, as a service',
  emptyPackageToken: 'The token goes into /etc/sysmon-agent/token, on a line of its own.',
  emptyWait: 'The host appears here by itself within seconds of its first push.',
};

export { PAGE };
