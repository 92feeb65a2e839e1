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
    readonly timestamp: number;
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

  /** GET api/health */
  interface Health {
    readonly status: string;
  }
}

declare namespace Model {
  type ViewName = 'fleet' | 'single' | 'compare';
  type SortKey =
    | 'hostname' | 'status' | 'platform' | 'last_seen'
    | 'cpu' | 'memory' | 'load' | 'filesystem' | 'network' | 'disk';
  type SortOrder = 'asc' | 'desc';

  /** What the list of hosts shows. */
  interface ListQuery {
    readonly search: string;
    readonly status: 'any' | Wire.HostStatus;
    readonly sort: SortKey;
    readonly order: SortOrder;
    /** Counts from 1. */
    readonly page: number;
  }

  /** All that the address of the page says. */
  interface Route {
    readonly view: ViewName;
    /** One for 'single', up to MAX_COMPARED for 'compare'; empty means "choose for me". */
    readonly hosts: readonly string[];
    readonly rangeSeconds: number;
    /** What the heat strip shows. */
    readonly heat: HeatMetric;
    readonly list: ListQuery;
  }

  type HeatMetric = 'cpu' | 'memory';

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
    readonly filesystemPercent: number | null;
    readonly receivedBytesPerSecond: number | null;
    readonly sentBytesPerSecond: number | null;
    readonly readBytesPerSecond: number | null;
    readonly writtenBytesPerSecond: number | null;
  }

  type Quantity = 'cpu' | 'memory' | 'filesystem';

  /** Why a host needs attention. */
  type Reason =
    | { readonly kind: 'offline'; readonly silentSeconds: number }
    | { readonly kind: 'late'; readonly silentSeconds: number }
    | { readonly kind: 'conflict' }
    | { readonly kind: 'high'; readonly quantity: Quantity; readonly percent: number };

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
    readonly total: number;
    readonly online: number;
    readonly offline: number;
    readonly averageCpuPercent: number | null;
    readonly memoryUsedBytes: number;
    /** Where the offline hosts are listed. */
    readonly offlineHref: string;
  }

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

  interface HostChoice {
    readonly hostname: string;
    readonly status: Wire.HostStatus;
  }

  interface HostBar {
    readonly view: ViewName;
    readonly search: string;
    readonly choices: readonly HostChoice[];
    /** The one host that is shown; null when the view shows several. */
    readonly selected: { readonly hostname: string; readonly state: HostState | null; readonly platform: string | null } | null;
    readonly links: Readonly<Record<ViewName, string>>;
  }

  interface ListPage {
    readonly rows: readonly HostRow[];
    readonly total: number;
    /** The question that `rows` answers. */
    readonly query: ListQuery;
    readonly pageSize: number;
    readonly previousHref: string | null;
    readonly nextHref: string | null;
    /** For each column that sorts: where a press on its heading leads. */
    readonly sortHrefs: Readonly<Record<SortKey, string>>;
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

  type Messages = import('./js/lib/messages.js').Messages;
  type Unit = 'percent' | 'bytes' | 'bytesPerSecond' | 'perSecond' | 'millis' | 'celsius' | 'number';
  type PanelId = keyof Messages['panels'];
  type SectionId = keyof Messages['sections'];

  /** One line of a panel: every series of a metric, so one a device where the metric has devices. */
  interface LineSpec {
    readonly metric: string;
    /** What it is called beside its device; null where the device says it all. */
    readonly word: keyof Messages['series'] | null;
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
    /** As in `Chart`; a metric where it is the host's own. */
    readonly ceiling: number | string | null;
    /** Colour of the first device. */
    readonly color: string;
    readonly lines: readonly LineSpec[];
  }

  /** Columns of equal length, times ascending in Unix seconds; NaN is "no value". */
  interface ChartSeries {
    readonly word: keyof Messages['series'] | null;
    /** Device, interface, sensor; null for what a host has one of. */
    readonly subject: string | null;
    /** Name of a colour of css/tokens.css, without `--color-`. */
    readonly color: string;
    readonly dashed: boolean;
    readonly times: Float64Array;
    readonly values: Float64Array;
    /** Lowest and highest of what a point stands for; null when each point is a sample. */
    readonly min: Float64Array | null;
    readonly max: Float64Array | null;
  }

  interface Chart {
    /** Stacked: the values of a moment are parts of one whole. */
    readonly kind: 'lines' | 'stacked';
    readonly unit: Unit;
    /** Upper end of the axis, for what cannot be more; null: the data's own. */
    readonly ceiling: number | null;
    readonly fromSeconds: number;
    readonly toSeconds: number;
    readonly stepSeconds: number;
    readonly series: readonly ChartSeries[];
  }

  interface Panel {
    readonly id: PanelId;
    readonly section: SectionId;
    /** null while it is on its way. */
    readonly chart: Chart | null;
    /** Devices that are not drawn, since a chart of so many could not be read. */
    readonly hiddenSubjects: number;
  }

  /** A file system at the end of the shown span. */
  interface FileSystem {
    readonly mount: string;
    readonly usagePercent: number | null;
    readonly usedBytes: number | null;
    readonly totalBytes: number | null;
  }

  interface SingleView {
    readonly hostname: string | null;
    /** The aggregator does not know the host. */
    readonly unknown: boolean;
    readonly host: HostRow | null;
    readonly rangeSeconds: number;
    readonly ranges: readonly { readonly seconds: number; readonly href: string }[];
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
    readonly highest: { readonly cpu: boolean; readonly memory: boolean; readonly load: boolean };
  }

  interface CompareView {
    readonly cards: readonly CompareCard[];
    readonly full: boolean;
  }

  interface Page {
    readonly view: ViewName;
    readonly connection: Connection;
    readonly degraded: boolean;
    /** The aggregator answered and knows no host. */
    readonly empty: boolean;
    readonly cards: FleetCards | null;
    readonly bar: HostBar;
    readonly fleet: FleetView | null;
    readonly single: SingleView | null;
    readonly compare: CompareView | null;
  }

  /** All that the dashboard knows; frozen, replaced as a whole by the reducers. */
  interface State {
    readonly route: Route;
    readonly connection: Connection;
    readonly health: Wire.Health | null;
    readonly summary: Wire.Summary | null;
    readonly values: Wire.FleetValues | null;
    readonly listed: Listed | null;
    /** The latest value of each host for the heat strip. */
    readonly heat: Wire.FleetValues | null;
    /** Pages of the hosts that may need attention, one a rule. */
    readonly suspects: readonly Wire.HostPage[] | null;
    /** Answers for the hosts that the route names; null for a host that the aggregator does not know. */
    readonly details: Readonly<Record<string, Wire.HostDetail | null>>;
    readonly history: Wire.History | null;
    readonly clock: ServerClock | null;
  }

  /** A page of the list and the question that it answers. */
  interface Listed {
    readonly query: ListQuery;
    readonly answer: Wire.HostPage;
  }

  /** The newest time the server has told, and when this browser heard it. */
  interface ServerClock {
    readonly serverSeconds: number;
    readonly heardMillis: number;
  }

  /** What one round of requests brought; fields not asked for are undefined. */
  interface Round {
    readonly health: Wire.Health;
    readonly summary: Wire.Summary;
    readonly values: Wire.FleetValues;
    readonly listed?: Listed;
    readonly heat?: Wire.FleetValues;
    readonly suspects?: readonly Wire.HostPage[];
    readonly details?: Readonly<Record<string, Wire.HostDetail | null>>;
    readonly history?: Wire.History | null;
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
  /** Address of this aggregator, for the empty state. */
  readonly address: string;
}

/** What a reader can do besides following a link. */
interface ViewActions {
  readonly search: (text: string) => void;
  readonly filterStatus: (status: string) => void;
  /** Shows the host, or adds it to the comparison when that is the shown view. */
  readonly chooseHost: (hostname: string) => void;
  readonly retry: () => void;
}
