/** Dialogs, and the page before its first host. */
const DIALOGS = {
  // Help, preferences
  close: 'Close',
  keys: {
    search: 'Find a host or tag', fleet: 'The fleet', host: 'One host', compare: 'Compare hosts', rows: 'From host to host in the list',
    cursor: 'Move the cursor of a chart or the strip', escape: 'Leave the search, a dialog, the wall’s view', preferences: 'Preferences',
    help: 'These keys',
  },
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

export { DIALOGS };
