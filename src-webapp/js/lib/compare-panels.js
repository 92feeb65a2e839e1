/**
 * The charts of the comparison, in the order of the page: one line a host, so several devices of a host become one value.
 */

/** @type {readonly Model.ComparePanelSpec[]} */
const COMPARE_PANELS = [
  { id: 'cpuUsage', section: 'cpu', unit: 'percent', ceiling: 100, color: 'cpu', combine: 'max', metrics: ['cpu.total_usage'] },
  { id: 'load', section: 'cpu', unit: 'number', ceiling: null, color: 'cpu', combine: 'max', metrics: ['load.1m'] },
  { id: 'waiting', section: 'cpu', unit: 'percent', ceiling: null, color: 'cpu', combine: 'max', metrics: ['cpu.iowait'] },
  { id: 'steal', section: 'cpu', unit: 'percent', ceiling: null, color: 'cpu', combine: 'max', metrics: ['cpu.steal'] },
  {
    id: 'cpuPressure', section: 'cpu', unit: 'percent', ceiling: null, color: 'cpu', combine: 'max',
    metrics: ['pressure.cpu_some_percent'],
  },
  {
    id: 'memoryUsage', section: 'memory', unit: 'percent', ceiling: 100, color: 'memory', combine: 'max',
    metrics: ['memory.usage_percent'],
  },
  { id: 'swap', section: 'memory', unit: 'bytes', ceiling: null, color: 'memory', combine: 'max', metrics: ['swap.used_bytes'] },
  {
    id: 'memoryPressure', section: 'memory', unit: 'percent', ceiling: null, color: 'memory', combine: 'max',
    metrics: ['pressure.memory_some_percent'],
  },
  {
    id: 'diskRead', section: 'disk', unit: 'bytesPerSecond', ceiling: null, color: 'disk', combine: 'sum',
    metrics: ['disk.read_bytes_per_sec'],
  },
  {
    id: 'diskWrite', section: 'disk', unit: 'bytesPerSecond', ceiling: null, color: 'disk', combine: 'sum',
    metrics: ['disk.write_bytes_per_sec'],
  },
  {
    id: 'diskOperations', section: 'disk', unit: 'perSecond', ceiling: null, color: 'disk', combine: 'sum',
    metrics: ['disk.reads_per_sec', 'disk.writes_per_sec'],
  },
  {
    id: 'diskUtilization', section: 'disk', unit: 'percent', ceiling: 100, color: 'disk', combine: 'max',
    metrics: ['disk.utilization_percent'],
  },
  {
    id: 'diskAwait', section: 'disk', unit: 'millis', ceiling: null, color: 'disk', combine: 'max',
    metrics: ['disk.read_await_ms', 'disk.write_await_ms'],
  },
  {
    id: 'diskPressure', section: 'disk', unit: 'percent', ceiling: null, color: 'disk', combine: 'max',
    metrics: ['pressure.io_some_percent'],
  },
  {
    id: 'fullest', section: 'disk', unit: 'percent', ceiling: 100, color: 'disk', combine: 'max', metrics: ['filesystem.usage_percent'],
  },
  {
    id: 'received', section: 'network', unit: 'bytesPerSecond', ceiling: null, color: 'network', combine: 'sum',
    metrics: ['network.rx_bytes_per_sec'],
  },
  {
    id: 'sent', section: 'network', unit: 'bytesPerSecond', ceiling: null, color: 'network', combine: 'sum',
    metrics: ['network.tx_bytes_per_sec'],
  },
  {
    id: 'networkTrouble', section: 'network', unit: 'perSecond', ceiling: null, color: 'network', combine: 'sum', alone: 'bars',
    metrics: [
      'network.rx_errors_per_sec', 'network.tx_errors_per_sec', 'network.rx_drops_per_sec', 'network.tx_drops_per_sec',
    ],
  },
  { id: 'tcp', section: 'network', unit: 'number', ceiling: null, color: 'network', combine: 'max', metrics: ['tcp.established'] },
  {
    id: 'retransmits', section: 'network', unit: 'perSecond', ceiling: null, color: 'network', combine: 'max', alone: 'bars',
    metrics: ['tcp.retransmits_per_sec'],
  },
  { id: 'processes', section: 'system', unit: 'number', ceiling: null, color: 'series-5', combine: 'max', metrics: ['process.total'] },
  { id: 'blocked', section: 'system', unit: 'number', ceiling: null, color: 'series-5', combine: 'max', metrics: ['process.blocked'] },
  {
    id: 'temperature', section: 'system', unit: 'celsius', ceiling: null, color: 'series-4', combine: 'max',
    metrics: ['temperature.celsius'],
  },
  { id: 'agentCpu', section: 'agent', unit: 'percent', ceiling: null, color: 'cpu', combine: 'max', metrics: ['agent.cpu_percent'] },
  { id: 'agentMemory', section: 'agent', unit: 'bytes', ceiling: null, color: 'memory', combine: 'max', metrics: ['agent.rss_bytes'] },
];

/** Every metric that is compared, and the one by which reboots are known. */
const COMPARED_METRICS = Object.freeze([...new Set(COMPARE_PANELS.flatMap(({ metrics }) => metrics)), 'system.boot_time_seconds']);

export { COMPARED_METRICS, COMPARE_PANELS };
