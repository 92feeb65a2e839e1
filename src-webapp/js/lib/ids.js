/**
 * The hooks by which scripts, style sheets and browser tests find the dashboard's key elements. They are a promise:
 * a test of the whole system may rely on them.
 *
 * ids, one element each:
 *   connection-state        header; data-phase = loading | live | unreachable, and a <time> of the last good answer
 *   status-region           polite live region: what changed, in words
 *   notice-unreachable      banner, hidden unless the aggregator does not answer
 *   notice-degraded         banner, hidden unless the aggregator takes no samples
 *   retry                   button inside notice-unreachable
 *   fleet-total, fleet-online, fleet-cpu, fleet-memory     the values of the fleet cards
 *   host-search             search field
 *   host-select             <input role="combobox">; its value is the shown host's name
 *   host-options            its <ul role="listbox">; there is an <li role="option" title="…"> for each host that matches, up to 100
 *   link-fleet, link-single, link-compare                  view switch; aria-current="page" on the shown one
 *   view-fleet, view-single, view-compare, view-empty      the shown view; hidden when another is shown
 *   attention-list          hosts that need attention; items carry data-host and data-grave
 *   heat-strip              <a> that holds the picture of all hosts; leads to the host that is pointed at
 *   host-table              list of hosts; <tr data-testid="host-row" data-host="…" data-state="online|late|offline">
 *                           data-group on the rows of groups, data-testid="group-row"; only lines in sight are there
 *   host-count, status-filter, tag-filter, group-by        above the list
 *   single-name             heading of the single-host view
 *   card-cpu, card-memory, card-load, card-memory-used     data-testid "value" and "change" inside
 *   time-bar (data-testid, one in each view with charts)     data-following; <a data-range="seconds">, <a data-ghost>,
 *                           data-testid time-earlier, time-later, time-wider, time-custom, time-state, time-back, time-follow
 *   panel-…, compared-…     <figure> of each family; the same parts as trend-chart
 *   trend-chart             <figure>; its <canvas> has role="img" and a summary as its name
 *   trend-table-toggle, trend-table                        the same data as a table
 *   compare-grid            <article data-testid="compare-card" data-host="…" data-state="…">, with
 *                           data-testid "cpu", "memory", "load" and "remove" inside; data-rank = best | worst beside a value
 *   install-command, package-command                       command lines of the empty state
 *   open-preferences, open-help                            buttons of the header
 *   preferences-dialog, help-dialog, forget-dialog         <dialog>; open while shown; the last one with
 *                           forget-token and forget-confirm inside
 *   login-dialog            <dialog>; open while looking needs a token, with login-token and login-confirm inside; log-out,
 *                           in the preferences, is shown to who logged in
 *
 * <html> carries data-ready once the first answer is drawn, data-stale while what it shows is old, data-kiosk on a wall.
 */
const ID = Object.freeze({
  attentionList: 'attention-list',
  cardCpu: 'card-cpu',
  cardLoad: 'card-load',
  cardMemory: 'card-memory',
  cardMemoryUsed: 'card-memory-used',
  compareGrid: 'compare-grid',
  connectionState: 'connection-state',
  fleetCpu: 'fleet-cpu',
  fleetMemory: 'fleet-memory',
  fleetOnline: 'fleet-online',
  fleetTotal: 'fleet-total',
  forgetConfirm: 'forget-confirm',
  forgetDialog: 'forget-dialog',
  forgetToken: 'forget-token',
  groupBy: 'group-by',
  heatStrip: 'heat-strip',
  helpDialog: 'help-dialog',
  hostCount: 'host-count',
  hostSearch: 'host-search',
  hostOptions: 'host-options',
  hostSelect: 'host-select',
  hostTable: 'host-table',
  installCommand: 'install-command',
  linkCompare: 'link-compare',
  linkFleet: 'link-fleet',
  linkSingle: 'link-single',
  loginConfirm: 'login-confirm',
  loginDialog: 'login-dialog',
  loginToken: 'login-token',
  logOut: 'log-out',
  noticeDegraded: 'notice-degraded',
  noticeUnreachable: 'notice-unreachable',
  openHelp: 'open-help',
  openPreferences: 'open-preferences',
  packageCommand: 'package-command',
  preferencesDialog: 'preferences-dialog',
  retry: 'retry',
  singleName: 'single-name',
  statusFilter: 'status-filter',
  statusRegion: 'status-region',
  tagFilter: 'tag-filter',
  trendChart: 'trend-chart',
  trendTable: 'trend-table',
  trendTableToggle: 'trend-table-toggle',
  viewCompare: 'view-compare',
  viewEmpty: 'view-empty',
  viewFleet: 'view-fleet',
  viewSingle: 'view-single',
});

/** Values of data-testid on elements that come more than once. */
const TEST_ID = Object.freeze({
  change: 'change',
  compareCard: 'compare-card',
  cpu: 'cpu',
  forget: 'forget',
  groupRow: 'group-row',
  hostRow: 'host-row',
  load: 'load',
  memory: 'memory',
  outlook: 'outlook',
  remove: 'remove',
  timeBack: 'time-back',
  timeBar: 'time-bar',
  timeCustom: 'time-custom',
  timeEarlier: 'time-earlier',
  timeFollow: 'time-follow',
  timeLater: 'time-later',
  timeState: 'time-state',
  timeWider: 'time-wider',
  value: 'value',
});

export { ID, TEST_ID };
