/**
 * The charts of the single-host view, in the order of the page, and the metrics each is made of. What a host does not
 * send is left out, line by line and chart by chart.
 */

/**
 * @param {string} metric
 * @param {Model.LineSpec['word']} word
 * @param {string | null} [color]
 * @param {Partial<Model.LineSpec>} [more]
 * @returns {Model.LineSpec}
 */
function line(metric, word, color = null, more = {}) {
  return { metric, word, color, dashed: false, without: null, ...more };
}

const DASHED = Object.freeze({ dashed: true });

/** @type {readonly Model.PanelSpec[]} */
const PANELS = [
  {
    id: 'cpuModes', section: 'cpu', kind: 'stacked', unit: 'percent', ceiling: 100, color: 'cpu',
    lines: [
      line('cpu.user', 'user', 'cpu'),
      line('cpu.system', 'system', 'series-2'),
      line('cpu.iowait', 'iowait', 'series-4'),
      line('cpu.steal', 'steal', 'series-3'),
      line('cpu.nice', 'nice', 'series-5'),
      line('cpu.softirq', 'softirq', 'series-6'),
      line('cpu.irq', 'irq', 'plain'),
    ],
  },
  {
    id: 'load', section: 'cpu', kind: 'lines', unit: 'number', ceiling: null, color: 'cpu',
    lines: [
      line('load.1m', 'oneMinute', 'cpu'),
      line('load.5m', 'fiveMinutes', 'series-2'),
      line('load.15m', 'fifteenMinutes', 'series-4'),
      line('cpu.cores', 'cores', 'plain', DASHED),
    ],
  },
  {
    id: 'pressure', section: 'cpu', kind: 'lines', unit: 'percent', ceiling: null, color: 'cpu',
    lines: [
      line('pressure.cpu_some_percent', 'cpuSome', 'cpu'),
      line('pressure.memory_some_percent', 'memorySome', 'memory'),
      line('pressure.memory_full_percent', 'memoryFull', 'memory', DASHED),
      line('pressure.io_some_percent', 'ioSome', 'disk'),
      line('pressure.io_full_percent', 'ioFull', 'disk', DASHED),
    ],
  },
  {
    id: 'memoryKinds', section: 'memory', kind: 'stacked', unit: 'bytes', ceiling: 'memory', color: 'memory',
    lines: [
      line('memory.anon_bytes', 'programs', 'memory'),
      line('memory.shmem_bytes', 'shared', 'series-4'),
      line('memory.slab_bytes', 'kernel', 'series-3'),
      line('memory.buffers_bytes', 'buffers', 'series-2'),
      line('memory.cached_bytes', 'fileCache', 'series-5', { without: 'memory.shmem_bytes' }),
      line('memory.free_bytes', 'free', 'plain', DASHED),
    ],
  },
  {
    id: 'swap', section: 'memory', kind: 'lines', unit: 'bytes', ceiling: null, color: 'memory',
    lines: [line('swap.used_bytes', 'used', 'memory'), line('swap.total_bytes', 'total', 'plain', DASHED)],
  },
  {
    id: 'diskThroughput', section: 'disk', kind: 'lines', unit: 'bytesPerSecond', ceiling: null, color: 'disk',
    lines: [line('disk.read_bytes_per_sec', 'read'), line('disk.write_bytes_per_sec', 'written', null, DASHED)],
  },
  {
    id: 'diskOperations', section: 'disk', kind: 'lines', unit: 'perSecond', ceiling: null, color: 'disk',
    lines: [line('disk.reads_per_sec', 'read'), line('disk.writes_per_sec', 'written', null, DASHED)],
  },
  {
    id: 'diskUtilization', section: 'disk', kind: 'lines', unit: 'percent', ceiling: 100, color: 'disk',
    lines: [line('disk.utilization_percent', null)],
  },
  {
    id: 'diskAwait', section: 'disk', kind: 'lines', unit: 'millis', ceiling: null, color: 'disk',
    lines: [line('disk.read_await_ms', 'read'), line('disk.write_await_ms', 'written', null, DASHED)],
  },
  {
    id: 'networkThroughput', section: 'network', kind: 'lines', unit: 'bytesPerSecond', ceiling: null, color: 'network',
    lines: [line('network.rx_bytes_per_sec', 'received'), line('network.tx_bytes_per_sec', 'sent', null, DASHED)],
  },
  {
    id: 'networkErrors', section: 'network', kind: 'bars', unit: 'perSecond', ceiling: null, color: 'network',
    lines: [line('network.rx_errors_per_sec', 'received'), line('network.tx_errors_per_sec', 'sent', null, DASHED)],
  },
  {
    id: 'networkDrops', section: 'network', kind: 'bars', unit: 'perSecond', ceiling: null, color: 'network',
    lines: [line('network.rx_drops_per_sec', 'received'), line('network.tx_drops_per_sec', 'sent', null, DASHED)],
  },
  {
    id: 'tcpSockets', section: 'network', kind: 'lines', unit: 'number', ceiling: null, color: 'network',
    lines: [
      line('tcp.established', 'established', 'network'),
      line('tcp.time_wait', 'timeWait', 'series-2'),
      line('tcp.orphan', 'orphan', 'series-4'),
    ],
  },
  {
    id: 'tcpTrouble', section: 'network', kind: 'bars', unit: 'perSecond', ceiling: null, color: 'network',
    lines: [line('tcp.retransmits_per_sec', 'retransmits', 'network'), line('tcp.resets_per_sec', 'resets', 'series-4')],
  },
  {
    id: 'processes', section: 'system', kind: 'lines', unit: 'number', ceiling: null, color: 'plain',
    lines: [line('process.total', 'total', 'series-5'), line('process.zombie', 'zombie', 'series-4')],
  },
  {
    id: 'tasks', section: 'system', kind: 'lines', unit: 'number', ceiling: null, color: 'plain',
    lines: [line('process.running', 'running', 'series-5'), line('process.blocked', 'blocked', 'series-4')],
  },
  {
    id: 'temperature', section: 'system', kind: 'lines', unit: 'celsius', ceiling: null, color: 'series-4',
    lines: [line('temperature.celsius', null)],
  },
  {
    id: 'agentCpu', section: 'agent', kind: 'lines', unit: 'percent', ceiling: null, color: 'cpu',
    lines: [line('agent.cpu_percent', 'cpu', 'cpu')],
  },
  {
    id: 'agentMemory', section: 'agent', kind: 'lines', unit: 'bytes', ceiling: null, color: 'memory',
    lines: [line('agent.rss_bytes', 'memory', 'memory')],
  },
];

/** Every metric that a panel shows, once. */
const PANEL_METRICS = Object.freeze([...new Set(PANELS.flatMap(({ lines }) => lines.map(({ metric }) => metric)))]);

export { PANELS, PANEL_METRICS };
