import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { DataTable, type Column } from '../ui/data-table';
import { Loaded } from '../ui/loaded';
import { Panel } from '../ui/panel';
import { topology, type Placed } from './topology';

const KEYS = 500;

const Address = ({ text, inUse }: { text: string; inUse: boolean }) => (
  <span class={inUse ? 'in-use' : 'not-in-use'}>
    {text === '' ? <span class="aside">not configured</span> : <code>{text}</code>}
    {inUse && <span class="tag">in use</span>}
  </span>
);

const columns: readonly Column<Placed>[] = [
  { name: 'system', title: 'System', cell: ({ system }) => system },
  {
    name: 'embedded',
    title: 'Embedded, on this machine',
    wrap: true,
    cell: ({ embedded, isExternal }) => <Address text={embedded} inUse={!isExternal} />,
  },
  {
    name: 'external',
    title: 'External, runs elsewhere',
    wrap: true,
    cell: ({ external, isExternal }) => <Address text={external} inUse={isExternal} />,
  },
];

/** Where each system is, and where it is or would be in the other topology. */
export function Topology() {
  const config = useResource<Schemas['EffectiveConfig']>(api(['system', 'config'], { limit: KEYS }), 60_000);
  return (
    <Panel title="Embedded and external">
      <Loaded resource={config} what="the configuration">
        {({ values }) => (
          <>
            <p class="aside">
              The key <code>mode</code> decides for all systems, a system’s own, like <code>kafka.mode</code>, for that
              one.
            </p>
            <DataTable
              label="Topologies"
              columns={columns}
              rows={topology(values)}
              keyOf={({ system }) => system}
              empty="None."
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
