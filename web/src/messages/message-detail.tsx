import { useState } from 'preact/hooks';
import { api, get, sentence } from '../api/client';
import { href } from '../router';
import { useMayChange } from '../session';
import { Facts } from '../ui/facts';
import { Notice } from '../ui/notice';
import { CopyDialog } from './copy-dialog';
import { indented } from './json-text';
import { bytes, time, type Content, type Message, type Sent } from './types';

const FIELDS = new Set(['JSON', 'AVRO', 'PROTOBUF']);

const schemaOf = ({ schema }: Content): string => {
  if (schema === null) return 'none';
  const subjects = schema.subjects.map(({ subject, version }) => `${subject} version ${version}`).join(', ');
  return [schema.id === null ? schema.guid : `id ${schema.id}`, schema.type, subjects].filter(Boolean).join(' · ');
};

function Part({ title, content }: { title: string; content: Content }) {
  const shown = FIELDS.has(content.format) && !content.truncated ? indented(content.text ?? '') : content.text;
  const nothing = content.size === null ? (title === 'Value' ? 'null: a tombstone' : 'null') : 'empty';
  return (
    <section>
      <h3>
        {title}{' '}
        <span>
          {content.format} · {bytes(content.size)} · schema: {schemaOf(content)}
        </span>
      </h3>
      {content.note && <p class="note">{content.note}</p>}
      <pre class="code" tabIndex={0}>
        {shown ?? nothing}
        {content.truncated && '…'}
      </pre>
    </section>
  );
}

export function MessageDetail({ topic, message }: { topic: string; message: Message }) {
  const [whole, setWhole] = useState(message);
  const [failure, setFailure] = useState('');
  const [copying, setCopying] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const mayChange = useMayChange();
  const cut = whole.key.truncated || whole.value.truncated || whole.headers.some(({ truncated }) => truncated);
  const load = () =>
    get<Message>(api(['topics', topic, 'partitions', message.partition, 'messages', message.offset]))
      .then(setWhole)
      .catch((error: unknown) => setFailure(sentence(error)));
  return (
    <div class="message-detail">
      <div class="panel-actions">
        <button class="button small" type="button" disabled={!mayChange} onClick={() => setCopying(true)}>
          Send a copy…
        </button>
        <button
          class="button small"
          type="button"
          disabled={whole.value.text === null}
          onClick={() => void navigator.clipboard?.writeText(whole.value.text ?? '')}
        >
          Copy the value
        </button>
        {cut && (
          <button class="button small" type="button" onClick={load}>
            Show it whole
          </button>
        )}
        {failure && <span role="alert">{failure}</span>}
      </div>
      {sent && (
        <Notice tone="fine" title={sent.detail}>
          <a href={href('messages', [sent.topic], { partition: sent.partition, offset: sent.offset })}>Show it</a>
        </Notice>
      )}
      <Part title="Value" content={whole.value} />
      <Part title="Key" content={whole.key} />
      <section>
        <h3>
          Headers <span>{whole.headers.length}</span>
        </h3>
        {whole.headers.length > 0 && (
          <Facts facts={whole.headers.map(({ key, text }) => [key, <code>{text ?? 'null'}</code>] as const)} />
        )}
      </section>
      <p class="note">
        {time(whole.timestamp)} · {whole.timestampType}
      </p>
      {copying && <CopyDialog topic={topic} message={whole} close={() => setCopying(false)} sent={setSent} />}
    </div>
  );
}
