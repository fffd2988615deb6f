import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { bytes, cell, count } from '../format';
import { href, type Place, adjust } from '../router';
import { Facts } from '../ui/facts';
import { Loaded } from '../ui/loaded';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';

type Node = Schemas['ZNode'];

const LIMIT = 200;

const at = (path: string) => href('cluster', ['nodes'], { path });
const join = (path: string, name: string) => (path === '/' ? `/${name}` : `${path}/${name}`);

/** The way to a node, each part a link. */
function Way({ path }: { path: string }) {
  const parts = path.split('/').filter(Boolean);
  return (
    <nav class="way" aria-label="The way to this node">
      <a href={at('/')}>/</a>
      {parts.map((part, index) => (
        <span key={index}>
          {index > 0 && '/'}
          <a href={at(`/${parts.slice(0, index + 1).join('/')}`)}>{part}</a>
        </span>
      ))}
    </nav>
  );
}

const Data = ({ node }: { node: Node }) => (
  <>
    <Facts
      facts={[
        ['Size', bytes(node.size)],
        ['Version', count(node.version)],
        ['Made', cell(node.createdAt)],
        ['Last changed', cell(node.changedAt)],
        ['Held by session', node.session === null ? 'none; it stays' : <code>0x{node.session}</code>],
      ]}
    />
    {node.size > 0 ? (
      <pre class="code" tabIndex={0} aria-label="Data">
        {node.encoding === 'HEX' ? (node.data.match(/.{1,64}/g) ?? []).join('\n') : node.data}
        {node.cut && '\n… the rest is not shown'}
      </pre>
    ) : (
      <p class="aside">It holds no data.</p>
    )}
  </>
);

/** Looks through ZooKeeper's nodes; nothing can be changed here. */
export function NodeBrowser({ place }: { place: Place }) {
  const path = place.query.get('path') ?? '/';
  const offset = Number(place.query.get('offset') ?? 0);
  const node = useResource<Node>(api(['zookeeper', 'node'], { path, offset, limit: LIMIT }), 5_000);
  return (
    <Panel title="Nodes of ZooKeeper">
      <Way path={path} />
      <Loaded resource={node} what="the node">
        {(value) => (
          <div class="node">
            <div>
              {value.children.length === 0 ? (
                <p class="aside">No nodes are below it.</p>
              ) : (
                <ul class="children">
                  {value.children.map((name) => (
                    <li key={name}>
                      <a href={at(join(path, name))}>{name}</a>
                    </li>
                  ))}
                </ul>
              )}
              {value.total > LIMIT && (
                <Pager
                  total={value.total}
                  offset={value.offset}
                  limit={LIMIT}
                  what="nodes"
                  go={(to) => adjust(place, { offset: to })}
                />
              )}
            </div>
            <div>
              <Data node={value} />
            </div>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
