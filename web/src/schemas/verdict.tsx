import type { Schemas } from '../api/client';
import { Notice } from '../ui/notice';
import { spoken } from './texts';

/** What the registry says about a draft. */
export function Verdict({
  check: { compatible, level, messages, registeredVersion },
}: {
  check: Schemas['SchemaCheck'];
}) {
  if (registeredVersion !== null) {
    return <Notice tone="info" title={`Version ${registeredVersion} has this schema already.`} />;
  }
  if (compatible) return <Notice tone="fine" title={`It can be registered: it is compatible (${spoken(level)}).`} />;
  return (
    <Notice tone="error" title={`It cannot be registered (compatibility is ${spoken(level)}).`}>
      <ul class="messages">
        {messages.map((message, index) => (
          <li key={index}>{message}</li>
        ))}
      </ul>
    </Notice>
  );
}
