/**
 * Every type of the dashboard that has a name, and the only place with type-only syntax.
 *
 * `Wire` is what api/decode.js lets through: the aggregator's answers, field for field, units as the wire has them.
 * `Model` is what the views are given: plain data, no formatting, no DOM.
 * Times are whole Unix seconds (`…Seconds` or the wire's own names) unless a name ends in `Millis`.
 */

declare namespace Wire {
  type HostStatus = 'online' | 'offline';

  /** Headline values of a host's newest tick; what the host never sent is absent. */
  type Latest = Readonly<Record<string, number>>;

  interface Host {
    readonly hostname: string;
    readonly first_seen: number;
    readonly last_seen: number;
    readonly tags: Readonly<Record<string, string>>;
    readonly version: string | null;
    readonly platform: string | null;
    readonly status: HostStatus;
    /** Two agents push under this name. */
    readonly conflict: boolean;
    readonly latest: Latest;
  }

  /** GET api/hosts */
  interface HostPage {
    readonly hosts: readonly Host[];
    /** How many hosts matched before the page was cut. */
    readonly total: number;
    readonly timestamp: number;
  }

  /** What a series is called within its host. */
  interface SeriesKey {
    readonly metric_type: string;
    readonly tags: string;
  }

  /** A host and every series that it ever sent. */
  interface HostDetail extends Host {
    readonly series: readonly SeriesKey[];
  }

  /** GET api/hosts/{hostname} */
  interface HostAnswer {
    readonly host: Host;
    readonly series: readonly SeriesKey[];
    readonly timestamp: number;
  }

  /** GET api/fleet/summary */
  interface Summary {
    readonly total_hosts: number;
    readonly online_hosts: number;
    readonly offline_hosts: number;
    readonly avg_cpu_usage: number | null;
    readonly total_memory_used: number;
    readonly timestamp: number;
  }

  /** GET api/fleet/values: columns of equal length, one entry a host. */
  interface FleetValues {
    readonly metric_type: string;
    readonly hosts: readonly string[];
    readonly values: readonly (number | null)[];
    readonly status: readonly HostStatus[];
    readonly last_seen: readonly number[];
    readonly timestamp: number;
  }

  /** GET api/fleet/trend: columns of equal length, times ascending; NaN is "no value". */
  interface FleetTrend {
    readonly step: number;
    readonly timestamps: Float64Array;
    readonly total_hosts: Float64Array;
    readonly online_hosts: Float64Array;
    readonly avg_cpu_usage: Float64Array;
    readonly total_memory_used: Float64Array;
  }

  /** One tag of GET api/fleet/tags. */
  interface TagUse {
    readonly key: string;
    readonly values: readonly { readonly value: string; readonly hosts: number }[];
  }

  /** GET api/fleet/groups */
  interface FleetGroups {
    readonly tag: string;
    readonly groups: readonly HostGroup[];
  }

  /** Hosts of one value of a tag, in sum over those online; null is the hosts without the tag. */
  interface HostGroup {
    readonly value: string | null;
    readonly hosts: number;
    readonly online: number;
    readonly avg_cpu_usage: number | null;
    readonly memory_used_bytes: number;
    readonly memory_total_bytes: number;
    readonly max_filesystem_percent: number | null;
  }

  /** One series of GET api/metrics: columns of equal length, times ascending; NaN is "no value". */
  interface Series {
    readonly host: string;
    readonly metric_type: string;
    readonly tags: string;
    readonly timestamps: Float64Array;
    readonly values: Float64Array;
    readonly min: Float64Array | null;
    readonly max: Float64Array | null;
  }

  /** GET api/metrics */
  interface History {
    readonly from: number;
    readonly to: number;
    readonly step: number;
    readonly series: readonly Series[];
    readonly timestamp: number;
  }

  /** One sample of GET api/latest */
  interface LatestSample {
    readonly host: string;
    readonly metric_type: string;
    readonly tags: string;
    readonly timestamp: number;
    readonly value: number;
  }

  /** GET api/health */
  interface Health {
    readonly status: string;
  }
}

declare namespace Model {
  type ViewName = 'fleet' | 'single' | 'compare';
  type SortKey =
    | 'hostname' | 'status' | 'platform' | 'tags' | 'last_seen'
    | 'cpu' | 'memory' | 'load' | 'load_per_core' | 'pressure' | 'filesystem' | 'network' | 'disk';
  type SortOrder = 'asc' | 'desc';

  /** What the list of hosts shows. */
  interface ListQuery {
    readonly search: string;
    readonly status: 'any' | Wire.HostStatus;
    /** As `key:value`; hosts must have all. */
    readonly tags: readonly string[];
    /** Key of the tag by which hosts stand together; null for one order over all. */
    readonly group: string | null;
    readonly sort: SortKey;
    readonly order: SortOrder;
    /** Index of the first host in sight. */
    readonly row: number;
  }

  /** All that the address of the page says. */
  interface Route {
    readonly view: ViewName;
    /** One for 'single', up to MAX_COMPARED for 'compare'; empty means "choose for me". */
    readonly hosts: readonly string[];
    /** Length of the span that follows the present. */
    readonly rangeSeconds: number;
    /** A span that stands still; null while the present is followed. */
    readonly window: Span | null;
    /** An earlier time that is drawn behind the shown one. */
    readonly ghost: GhostKind;
    /** Compared hosts are those with this tag, as `key:value`; null: those that are named. */
    readonly comparedTag: string | null;
    /** Comparison in one chart a host instead of one for all. */
    readonly multiples: boolean;
    /** What the heat strip shows. */
    readonly heat: HeatMetric;
    /** For a screen on a wall: no controls, larger figures. */
    readonly kiosk: boolean;
    readonly list: ListQuery;
  }

  type HeatMetric = 'cpu' | 'memory' | 'filesystem';
  type GhostKind = 'none' | 'day' | 'week';

  /** Unix seconds, both ends included; `from` before `to`. */
  interface Span {
    readonly from: number;
    readonly to: number;
  }

  type HostState = 'online' | 'late' | 'offline';

  /** A host as a view shows it: state by the server's clock, headline values or null. */
  interface HostRow {
    readonly hostname: string;
    readonly href: string;
    readonly state: HostState;
    /** Seconds since the last push, by the server's clock; never negative. */
    readonly silentSeconds: number;
    readonly platform: string | null;
    readonly version: string | null;
    readonly tags: Readonly<Record<string, string>>;
    readonly conflict: boolean;
    readonly cpuPercent: number | null;
    readonly cores: number | null;
    readonly memoryPercent: number | null;
    readonly memoryUsedBytes: number | null;
    readonly memoryTotalBytes: number | null;
    readonly load1m: number | null;
    readonly loadPerCore: number | null;
    /** The highest of the pressures of CPU, memory and I/O. */
    readonly pressurePercent: number | null;
    readonly filesystemPercent: number | null;
    readonly receivedBytesPerSecond: number | null;
    readonly sentBytesPerSecond: number | null;
    readonly readBytesPerSecond: number | null;
    readonly writtenBytesPerSecond: number | null;
  }

  type Quantity = 'cpu' | 'memory' | 'filesystem' | 'pressure';

  /** Why a host needs attention. */
  type Reason =
    | { readonly kind: 'offline'; readonly silentSeconds: number }
    | { readonly kind: 'late'; readonly silentSeconds: number }
    | { readonly kind: 'conflict' }
    | { readonly kind: 'high'; readonly quantity: Quantity; readonly percent: number; readonly grave: boolean };

  interface AttentionItem {
    readonly host: HostRow;
    /** At least one, the gravest first. */
    readonly reasons: readonly Reason[];
    readonly grave: boolean;
  }

  interface Attention {
    readonly items: readonly AttentionItem[];
    /** More hosts than `items` need attention. */
    readonly more: boolean;
  }

  interface FleetCards {
    readonly total: Figure;
    readonly online: Figure;
    readonly offline: number;
    readonly averageCpuPercent: Figure;
    readonly memoryUsedBytes: Figure;
    /** Seconds over which the figures' changes are. */
    readonly spanSeconds: number;
    /** Where the offline hosts are listed. */
    readonly offlineHref: string;
  }

  /** What became of the wish to forget a host. */
  type ForgetResult = 'forgotten' | 'refused' | 'unknown' | 'unreachable';

  /** What became of the wish to log in. */
  type LoginResult = 'in' | 'refused' | 'unreachable';

  type ConnectionPhase = 'loading' | 'live' | 'unreachable';

  interface Connection {
    readonly phase: ConnectionPhase;
    /** When the last complete answer came, by this browser's clock; null before the first. */
    readonly lastGoodMillis: number | null;
    readonly failure: Failure | null;
  }

  /** Why a round of requests gave no answer. */
  interface Failure {
    readonly kind: 'network' | 'timeout' | 'status' | 'malformed';
    /** Path of the request below the application, as in `api/hosts`. */
    readonly path: string;
    /** HTTP status; 0 when there was none. */
    readonly status: number;
  }

  /** Every host of the fleet, in columns of equal length. */
  type HostChoices = Pick<Wire.FleetValues, 'hosts' | 'status'>;

  /** A little history: columns of equal length, times ascending in Unix seconds; NaN is "no value". */
  interface SparkPoints {
    readonly times: Float64Array;
    readonly values: Float64Array;
    readonly from: number;
    readonly to: number;
    /** Seconds without a point that are a gap. */
    readonly gap: number;
  }

  interface Sparks {
    readonly cpu: SparkPoints | null;
    readonly memory: SparkPoints | null;
  }

  /** A figure of the fleet, its distance from the first of the shown span, and how it went. */
  interface Figure extends Reading {
    readonly points: SparkPoints | null;
  }

  interface HostBar {
    readonly view: ViewName;
    readonly search: string;
    readonly choices: HostChoices;
    /** The one host that is shown; null when the view shows several. */
    readonly selected: { readonly hostname: string; readonly state: HostState | null } | null;
    readonly links: Readonly<Record<ViewName, string>>;
  }

  interface ListPage {
    /** How many hosts match. */
    readonly total: number;
    /** The question that the lines answer. */
    readonly query: ListQuery;
    /** The same for the same question, wherever the list is scrolled to. */
    readonly question: string;
    /** Index of the host that the address puts first in sight. */
    readonly row: number;
    readonly lines: ListLines;
    /** What hosts can be filtered and grouped by. */
    readonly tags: readonly Wire.TagUse[];
    /** The tags that hosts must have. */
    readonly chips: readonly { readonly tag: string; readonly removeHref: string }[];
    /** For each column that sorts: where a press on its heading leads. */
    readonly sortHrefs: Readonly<Record<SortKey, string>>;
  }

  /** Lines of the list, made when they are asked for. */
  interface ListLines {
    readonly count: number;
    readonly at: (line: number) => ListLine;
    /** The line of a host by its index. */
    readonly lineOf: (host: number) => number;
    /** The host on a line, or the next one. */
    readonly hostOf: (line: number) => number;
  }

  /** Keys are unique within a list. */
  type ListLine =
    | { readonly kind: 'host'; readonly key: string; readonly host: HostRow; readonly sparks: Sparks | null }
    | { readonly kind: 'group'; readonly key: string; readonly group: GroupRow }
    | { readonly kind: 'pending'; readonly key: string };

  /** The hosts of one value of a tag, in sum. */
  interface GroupRow {
    readonly tag: string;
    /** null for the hosts without the tag. */
    readonly value: string | null;
    /** The list of these hosts alone. */
    readonly href: string | null;
    readonly hosts: number;
    readonly offline: number;
    readonly cpuPercent: number | null;
    readonly memoryPercent: number | null;
    readonly filesystemPercent: number | null;
  }

  /** One cell a host, in columns of equal length. */
  interface HeatStrip {
    readonly metric: HeatMetric;
    readonly hosts: readonly string[];
    /** 0–100; null for none. */
    readonly values: readonly (number | null)[];
    readonly states: readonly HostState[];
    /** Address of a host's own view; written when asked for, since there may be thousands. */
    readonly hrefOf: (hostname: string) => string;
  }

  interface HeatChoice {
    readonly metric: HeatMetric;
    readonly href: string;
    readonly current: boolean;
  }

  interface FleetView {
    /** null while the first answer is on its way. */
    readonly attention: Attention | null;
    readonly heat: HeatStrip | null;
    readonly heatChoices: readonly HeatChoice[];
    readonly page: ListPage | null;
  }

  /** A value and how far it is from the first value of the shown span. */
  interface Reading {
    readonly value: number | null;
    readonly change: number | null;
  }

  type LateMessages = import('./js/lib/messages.js').LateMessages;
  type Unit = 'percent' | 'bytes' | 'bytesPerSecond' | 'perSecond' | 'millis' | 'celsius' | 'number';
  type PanelId = keyof LateMessages['panels'];
  type SectionId = keyof LateMessages['sections'];

  /** One line of a panel: every series of a metric, so one a device where the metric has devices. */
  interface LineSpec {
    readonly metric: string;
    /** What it is called beside its device; null where the device says it all. */
    readonly word: keyof LateMessages['series'] | null;
    /** Name of a colour of css/tokens.css, without `--color-`; null where each device has its own. */
    readonly color: string | null;
    readonly dashed: boolean;
    /** A metric that is contained in this one and has a line of its own: its values are taken off. */
    readonly without: string | null;
  }

  /** One chart of the single-host view and what it is made of. */
  interface PanelSpec {
    readonly id: PanelId;
    readonly section: SectionId;
    readonly kind: Chart['kind'];
    readonly unit: Unit;
    /** As in `Chart`; `memory` for as much as the host has. */
    readonly ceiling: number | 'memory' | null;
    /** Colour of the first device. */
    readonly color: string;
    readonly lines: readonly LineSpec[];
  }

  type ComparePanelId = keyof LateMessages['comparePanels'];

  /** One chart of the comparison. */
  interface ComparePanelSpec {
    readonly id: ComparePanelId;
    readonly section: SectionId;
    readonly unit: Unit;
    readonly ceiling: number | null;
    /** Where each host has a chart of its own. */
    readonly color: string;
    /** What several devices of a host become. */
    readonly combine: 'sum' | 'max';
    /** How a host's own chart is drawn; as lines where nothing is said. */
    readonly alone?: 'bars';
    readonly metrics: readonly string[];
  }

  /** Columns of equal length, times ascending in Unix seconds; NaN is "no value". */
  interface ChartSeries {
    readonly word: keyof LateMessages['series'] | null;
    /** Device, interface, sensor; null for what a host has one of. */
    readonly subject: string | null;
    /** Name of a colour of css/tokens.css, without `--color-`. */
    readonly color: string;
    readonly dashed: boolean;
    /** How much earlier it was than it is drawn. */
    readonly ghost: GhostKind;
    readonly times: Float64Array;
    readonly values: Float64Array;
    /** Lowest and highest of what a point stands for; null when each point is a sample. */
    readonly min: Float64Array | null;
    readonly max: Float64Array | null;
  }

  interface Chart {
    /** Stacked: the values of a moment are parts of one whole. Bars: stacked too, each counted anew in its interval. */
    readonly kind: 'lines' | 'stacked' | 'bars';
    readonly unit: Unit;
    /** Upper end of the axis, for what cannot be more; null: the data's own. */
    readonly ceiling: number | null;
    readonly fromSeconds: number;
    readonly toSeconds: number;
    readonly stepSeconds: number;
    readonly series: readonly ChartSeries[];
    /** The same series of an earlier time, moved onto the shown one. */
    readonly ghosts: readonly ChartSeries[];
    readonly marks: readonly ChartMark[];
  }

  /** A moment that is marked by a line and a word. */
  interface ChartMark {
    readonly atSeconds: number;
    readonly kind: 'reboot';
    /** Host, where the chart shows several. */
    readonly subject: string | null;
  }

  /** The shown time and where its controls lead. */
  interface TimeBar {
    readonly ranges: readonly { readonly seconds: number; readonly href: string; readonly current: boolean }[];
    readonly ghosts: readonly { readonly kind: GhostKind; readonly href: string; readonly current: boolean }[];
    readonly span: Span;
    /** The end of the span is the present. */
    readonly following: boolean;
    /** The aggregator does not answer. */
    readonly waiting: boolean;
    readonly followHref: string;
    readonly earlierHref: string;
    /** null while the present is followed. */
    readonly laterHref: string | null;
    readonly widerHref: string;
    /** What is shown is of another span, until the right one comes. */
    readonly pending: boolean;
  }

  interface Panel {
    readonly id: PanelId;
    readonly section: SectionId;
    /** null while it is on its way. */
    readonly chart: Chart | null;
    /** Devices that are not drawn, since a chart of so many could not be read. */
    readonly hiddenSubjects: number;
  }

  /**
   * When a file system will be full if it goes on as in the last days: `days` from now; `steady` when it does not grow;
   * `unknown` when there is too little to tell.
   */
  type Outlook = { readonly kind: 'days'; readonly days: number } | { readonly kind: 'steady' | 'unknown' };

  /** A file system as it was told of last. */
  interface FileSystem {
    readonly outlook: Outlook;
    readonly mount: string;
    readonly usagePercent: number | null;
    readonly usedBytes: number | null;
    readonly totalBytes: number | null;
  }

  /** What is known of a host besides how it does. */
  interface HostFacts {
    readonly firstSeen: number;
    readonly bootTime: number | null;
    /** The aggregator's clock minus the host's. */
    readonly clockOffsetSeconds: number | null;
    /** Each with where all hosts that have it are compared. */
    readonly tags: readonly { readonly key: string; readonly value: string; readonly href: string }[];
  }

  interface SingleView {
    readonly hostname: string | null;
    /** The aggregator does not know the host. */
    readonly unknown: boolean;
    readonly host: HostRow | null;
    readonly facts: HostFacts | null;
    readonly time: TimeBar;
    /** Seconds that the changes are about: those of the charts. */
    readonly changeSeconds: number;
    readonly cpuPercent: Reading;
    readonly memoryPercent: Reading;
    readonly load1m: Reading;
    readonly memoryUsedBytes: Reading;
    readonly chart: Chart | null;
    /** Those that the host has something for, in the order of the page. */
    readonly panels: readonly Panel[];
    readonly fileSystems: readonly FileSystem[];
  }

  interface CompareCard {
    readonly hostname: string;
    readonly href: string;
    readonly removeHref: string | null;
    /** null while unknown; see `unknown`. */
    readonly host: HostRow | null;
    readonly unknown: boolean;
    readonly ranks: Readonly<Record<ComparedValue, Rank>>;
    /** How its lines are drawn in every chart. */
    readonly line: { readonly color: string; readonly dashed: boolean };
    readonly tags: HostFacts['tags'];
  }

  type ComparedValue = 'cpu' | 'memory' | 'load';
  /** Among the compared: `best` is the lowest, `worst` the highest; `none` between, and without a comparison. */
  type Rank = 'best' | 'worst' | 'none';

  interface ComparePanel {
    readonly id: ComparePanelId;
    readonly section: SectionId;
    /** All hosts in one. */
    readonly chart: Chart;
    /** Those that have the metric, one chart each, all with the ceiling of `chart`; none unless asked for. */
    readonly multiples: readonly { readonly hostname: string; readonly chart: Chart }[];
  }

  interface CompareView {
    readonly cards: readonly CompareCard[];
    readonly full: boolean;
    /** The tag by which hosts were chosen, and how many have it; null when they are named. */
    readonly tagged: { readonly tag: string; readonly total: number } | null;
    readonly time: TimeBar;
    readonly panels: readonly ComparePanel[];
    /** The charts are on their way. */
    readonly loading: boolean;
    readonly layouts: readonly { readonly multiples: boolean; readonly href: string; readonly current: boolean }[];
  }

  interface Page {
    readonly view: ViewName;
    readonly connection: Connection;
    readonly degraded: boolean;
    /** The aggregator answered and knows no host. */
    readonly empty: boolean;
    readonly kiosk: boolean;
    readonly cards: FleetCards | null;
    readonly bar: HostBar;
    readonly fleet: FleetView | null;
    /** null, as the next one, while another view is shown or its scripts are on their way. */
    readonly single: SingleView | null;
    readonly compare: CompareView | null;
  }

  /** From the state to the content of the views with charts; they come with those views. */
  interface ChartedSelectors {
    readonly selectSingleView: (state: State, nowSeconds: number) => SingleView;
    readonly selectCompareView: (state: State, nowSeconds: number) => CompareView;
  }

  /** All that the dashboard knows; frozen, replaced as a whole by the reducers. */
  interface State {
    readonly route: Route;
    readonly connection: Connection;
    readonly health: Wire.Health | null;
    /** By this browser's clock; null: not since the connection was lost. */
    readonly healthHeardMillis: number | null;
    readonly summary: Wire.Summary | null;
    readonly values: Wire.FleetValues | null;
    readonly listed: Listed | null;
    /** The latest value of each host for the heat strip. */
    readonly heat: Wire.FleetValues | null;
    /** The hosts that may need attention. */
    readonly extremes: Wire.HostPage | null;
    readonly tags: readonly Wire.TagUse[] | null;
    /** When the tags were heard, by this browser's clock, and how many hosts there were then. */
    readonly tagsHeard: { readonly millis: number; readonly hosts: number } | null;
    readonly groups: Wire.FleetGroups | null;
    readonly trend: Wire.FleetTrend | null;
    /** The little histories of the hosts in sight. */
    readonly sparks: Wire.History | null;
    /** The hosts that the route's tag means. */
    readonly tagged: Tagged | null;
    /** Answers for the hosts that the route names; null for a host that the aggregator does not know. */
    readonly details: Readonly<Record<string, Wire.HostDetail | null>>;
    readonly history: Wire.History | null;
    /** The same of an earlier time, with its own timestamps. */
    readonly ghost: Ghost | null;
    /** How full the file systems were, over a fixed span. */
    readonly growth: Wire.History | null;
    /** Newest samples of the shown host beside its headline. */
    readonly latest: readonly Wire.LatestSample[];
    /** When each answer about the past was heard, by this browser's clock; null: the shown one is not yet the right one. */
    readonly heardMillis: Readonly<Record<PastKind, number | null>>;
    readonly clock: ServerClock | null;
  }

  /** Answers about the past, each asked for at its own pace. */
  type PastKind = 'history' | 'ghost' | 'growth';

  interface Ghost {
    readonly kind: GhostKind;
    readonly history: Wire.History;
  }

  interface Tagged {
    readonly tag: string;
    readonly answer: Wire.HostPage;
  }

  /** What the next round asks: the route, and which of the answers that have a pace of their own are due. */
  interface Question {
    readonly route: Route;
    readonly due: Readonly<Record<PastKind | 'trend' | 'tags' | 'health', boolean>>;
  }

  /** A page of the list and the question that it answers. */
  interface Listed {
    readonly query: ListQuery;
    /** Index of the answer's first host. */
    readonly offset: number;
    readonly answer: Wire.HostPage;
  }

  /** The newest time the server has told, and when this browser heard it. */
  interface ServerClock {
    readonly serverSeconds: number;
    readonly heardMillis: number;
  }

  /** What one round of requests brought; fields not asked for are undefined. */
  interface Round {
    readonly health?: Wire.Health;
    readonly summary: Wire.Summary;
    readonly values: Wire.FleetValues;
    readonly listed?: Listed;
    readonly heat?: Wire.FleetValues;
    readonly extremes?: Wire.HostPage;
    readonly tags?: readonly Wire.TagUse[];
    readonly groups?: Wire.FleetGroups | null;
    readonly trend?: Wire.FleetTrend;
    readonly details?: Readonly<Record<string, Wire.HostDetail | null>>;
    readonly history?: Wire.History;
    readonly ghost?: Ghost;
    readonly growth?: Wire.History;
    readonly latest?: readonly Wire.LatestSample[];
    readonly tagged?: Tagged;
  }
}

/** What every view is given: the document to build in, words, numbers, and ways to act. */
interface ViewDeps {
  readonly document: Document;
  readonly messages: import('./js/lib/messages.js').Messages;
  readonly format: import('./js/lib/format.js').Format;
  /** Ends when the page is torn down; listeners end with it. */
  readonly signal: AbortSignal;
  readonly actions: ViewActions;
  readonly screen: import('./js/lib/screen.js').Screen;
  /** What was chosen when the page was built. */
  readonly preferences: import('./js/lib/preferences.js').Preferences;
  readonly viewport: import('./js/lib/viewport.js').Viewport;
  /** The views that are fetched when they are opened. */
  readonly charted: Pick<import('./js/charted.js').Charted, 'single' | 'compare'>;
  /** Draws the page anew, since one of them came. */
  readonly redraw: () => void;
  /** The same for what is fetched late. */
  readonly late: () => Promise<LateDeps>;
  /** Address of this aggregator, for the empty state. */
  readonly address: string;
}

/** What only those parts do that are fetched late. */
interface LateActions {
  /** The token is used once and not kept. */
  readonly forget: (hostname: string, token: string) => Promise<Model.ForgetResult>;
  /** The token is used once and not kept. */
  readonly logIn: (token: string) => Promise<Model.LoginResult>;
  readonly logOut: () => void;
  /** Whether looking needs a login here. */
  readonly canLogOut: () => boolean;
  /** Gives the reader a file. */
  readonly download: (name: string, text: string) => void;
}

/** What a part is given that is fetched late: it says and does more. */
interface LateDeps extends ViewDeps {
  readonly actions: ViewActions & LateActions;
  readonly messages: ViewDeps['messages'] & import('./js/lib/messages.js').LateMessages;
}

/** What a reader can do besides following a link. */
interface ViewActions {
  readonly search: (text: string) => void;
  readonly filterStatus: (status: string) => void;
  /** Adds a tag, as `key:value`, to those that hosts must have. */
  readonly filterTag: (tag: string) => void;
  /** Key of a tag; empty for no groups. */
  readonly groupBy: (key: string) => void;
  /** The list was scrolled: index of the first host in sight, and which hosts are drawn. */
  readonly seeRows: (row: number, hostnames: readonly string[]) => void;
  /** Opens the question whether to forget a host. */
  readonly askToForget: (hostname: string) => void;
  readonly prefer: (name: keyof import('./js/lib/preferences.js').Preferences, value: string) => void;
  /** Shows the host, or adds it to the comparison when that is the shown view. */
  readonly chooseHost: (hostname: string) => void;
  readonly retry: () => void;
  /** Shows a span that stands still. */
  readonly showSpan: (span: Model.Span) => void;
  readonly pan: (direction: -1 | 1) => void;
  /** Around a moment that stays where it is; null: around the middle. */
  readonly zoom: (way: 'in' | 'out', centre: number | null) => void;
  /** To the span that was shown before. */
  readonly stepBack: () => void;
  readonly follow: () => void;
}
