import type { Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { ago, bytes, count, millis, percent, span } from '../format';
import { DataTable, type Column } from '../ui/data-table';
import { Facts } from '../ui/facts';
import { Figures } from '../ui/figure';
import { Loaded } from '../ui/loaded';
import { Panel } from '../ui/panel';
import { Use } from '../ui/use';
import { Topology } from './topologies';

type System = Schemas['SystemView'];

const EVERY_MILLIS = 3_000;

const pools: readonly Column<Schemas['MemoryPoolUse']>[] = [
  { name: 'name', title: 'Pool', cell: ({ name, heap }) => (heap ? `${name} (heap)` : name) },
  { name: 'used', title: 'Used', number: true, cell: ({ used }) => bytes(used) },
  { name: 'committed', title: 'Committed', number: true, cell: ({ committed }) => bytes(committed) },
  { name: 'max', title: 'At most', number: true, cell: ({ max }) => (max === null ? 'no bound' : bytes(max)) },
  {
    name: 'use',
    title: 'Use',
    cell: ({ name, used, committed, max }) => <Use used={used} total={max ?? committed} label={`Use of ${name}`} />,
  },
];

const collectors: readonly Column<Schemas['CollectorUse']>[] = [
  { name: 'name', title: 'Collector', cell: ({ name }) => name },
  { name: 'collections', title: 'Collections', number: true, cell: ({ collections }) => count(collections) },
  { name: 'time', title: 'Time', number: true, cell: (collector) => millis(collector.millis) },
];

const parts: readonly Column<Schemas['DirectoryUse']>[] = [
  { name: 'name', title: 'Part', cell: ({ name }) => name },
  { name: 'files', title: 'Files', number: true, cell: ({ files }) => count(files) },
  {
    name: 'bytes',
    title: 'Size',
    number: true,
    cell: (part) => `${part.complete ? '' : 'at least '}${bytes(part.bytes)}`,
  },
];

const processes: readonly Column<Schemas['ProcessUse']>[] = [
  { name: 'name', title: 'Process', cell: ({ name }) => name },
  { name: 'pid', title: 'Id', cell: ({ pid }) => pid },
  { name: 'memory', title: 'Memory', number: true, cell: ({ residentBytes }) => bytes(residentBytes) },
];

const groups: readonly Column<Schemas['ThreadGroupUse']>[] = [
  { name: 'name', title: 'Threads named', wrap: true, cell: ({ name }) => <code>{name}</code> },
  { name: 'count', title: 'Count', number: true, cell: (group) => count(group.count) },
];

const Disk = ({ disk, now }: { disk: System['disk']; now: string }) => (
  <Panel
    title="Disk"
    actions={<span class="aside">{disk.measuredAt ? `measured ${ago(disk.measuredAt, now)}` : 'being measured'}</span>}
  >
    <Facts
      facts={[
        ['Data directory', <code>{disk.directory}</code>],
        ['Free on its volume', bytes(disk.usableBytes)],
        ['Use of the volume', <Use used={disk.totalBytes - disk.usableBytes} total={disk.totalBytes} label="Volume" />],
      ]}
    />
    <DataTable label="Disk use" columns={parts} rows={disk.parts} keyOf={({ name }) => name} empty="Being measured…" />
  </Panel>
);

const Memory = ({ system }: { system: System }) => (
  <Panel title="Memory of the JVM">
    <DataTable label="Pools" columns={pools} rows={system.memory.pools} keyOf={({ name }) => name} empty="None." />
  </Panel>
);

const Seen = ({ system, now }: { system: System; now: string }) => (
  <>
    <section class="card panel" aria-label="In short">
      <Figures
        figures={[
          { name: 'Up', value: span(system.uptimeSeconds), note: `process ${system.processId}` },
          {
            name: 'Processor',
            value: percent(system.cpu.processLoad),
            note: `machine ${percent(system.cpu.systemLoad)}`,
          },
          { name: 'Heap', value: bytes(system.memory.heapUsed), note: `of ${bytes(system.memory.heapMax)}` },
          {
            name: 'Off the heap',
            value: bytes(system.memory.otherUsed + system.memory.directUsed),
            note: 'classes, code, buffers',
          },
          { name: 'Threads', value: count(system.threads.count), note: `peak ${count(system.threads.peak)}` },
          { name: 'Open files', value: count(system.openFiles), note: `of ${count(system.maxFiles)}` },
        ]}
      />
    </section>
    <div class="halves">
      <Panel title="Versions">
        <Facts facts={system.versions.map(({ name, version }) => [name, version])} />
      </Panel>
      <Panel title="Processes">
        <DataTable
          label="Processes"
          columns={processes}
          rows={system.processes}
          keyOf={({ pid }) => pid}
          empty="None is known."
        />
      </Panel>
      <Disk disk={system.disk} now={now} />
      <Panel title="Garbage collectors">
        <DataTable
          label="Garbage collectors"
          columns={collectors}
          rows={system.collectors}
          keyOf={({ name }) => name}
          empty="None."
        />
      </Panel>
    </div>
    <Topology />
    <Memory system={system} />
    <Panel title="Threads by name">
      <div class="groups">
        <DataTable
          label="Threads by name"
          columns={groups}
          rows={system.threads.groups}
          keyOf={({ name }) => name}
          empty="None."
        />
      </div>
    </Panel>
  </>
);

export function Overview({ now }: { now: string }) {
  const system = useResource<System>('/api/v1/system', EVERY_MILLIS);
  return (
    <Loaded resource={system} what="the system">
      {(value) => <Seen system={value} now={now} />}
    </Loaded>
  );
}
