import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import {
  AvroDeserializer,
  AvroSerializer,
  Compatibility,
  HeaderSchemaIdSerializer,
  JsonDeserializer,
  JsonSerializer,
  SchemaRegistryClient,
  SerdeType,
} from '@confluentinc/schemaregistry';
import kafkajs from '@kafkajs/confluent-schema-registry';

const { SchemaRegistry, SchemaType } = kafkajs;
const url = process.env.REGISTRY_URL;

const person = (...more) => ({
  type: 'record',
  name: 'Person',
  namespace: 'test',
  fields: [{ name: 'name', type: 'string' }, ...more],
});
const optional = { name: 'nickname', type: ['null', 'string'], default: null };
const required = { name: 'age', type: 'int' };
const closed = (properties) => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Person',
  type: 'object',
  properties,
  required: ['name'],
  additionalProperties: false,
});

const newTopic = () => `people-${randomUUID()}`;
const text = JSON.stringify;

describe('@confluentinc/schemaregistry', () => {
  const client = () => new SchemaRegistryClient({ baseURLs: [url], maxRetries: 0 });
  const avro = (...more) => ({ schemaType: 'AVRO', schema: text(person(...more)) });
  const json = (properties) => ({ schemaType: 'JSON', schema: text(closed(properties)) });

  test('registers a schema once and finds it by id, version and text', async () => {
    const subject = `${newTopic()}-value`;
    const id = await client().register(subject, avro());

    assert.equal(await client().register(subject, avro()), id);
    assert.deepEqual(JSON.parse((await client().getBySubjectAndId(subject, id)).schema), person());
    assert.equal(await client().getId(subject, avro()), id);
    assert.equal(await client().getVersion(subject, avro()), 1);
    const latest = await client().getLatestSchemaMetadata(subject);
    assert.deepEqual([latest.id, latest.version, latest.subject], [id, 1, subject]);
    assert.equal((await client().getSchemaMetadata(subject, 1)).id, id);
    assert.ok((await client().getAllSubjects()).includes(subject));
  });

  test('the same schema has one id in all subjects', async () => {
    assert.equal(await client().register(newTopic(), avro()), await client().register(newTopic(), avro()));
  });

  test('evolves, and is refused with a reason', async () => {
    for (const [first, second, wrong] of [
      [avro(), avro(optional), avro(required)],
      [
        json({ name: { type: 'string' } }),
        json({ name: { type: 'string' }, nickname: { type: 'string' } }),
        json({ name: { type: 'integer' } }),
      ],
    ]) {
      const subject = `${newTopic()}-value`;
      await client().register(subject, first);
      assert.equal(await client().testSubjectCompatibility(subject, second), true);
      await client().register(subject, second);
      assert.deepEqual(await client().getAllVersions(subject), [1, 2]);

      assert.equal(await client().testCompatibility(subject, 2, wrong), false);
      await assert.rejects(client().register(subject, wrong), { status: 409 });
      assert.equal(await client().updateCompatibility(subject, Compatibility.NONE), 'NONE');
      assert.equal(await client().getCompatibility(subject), 'NONE');
      await client().register(subject, wrong);
      assert.deepEqual(await client().getAllVersions(subject), [1, 2, 3]);
    }
  });

  test('what is no schema, and what is not there, is refused with the right code', async () => {
    await assert.rejects(client().register(newTopic(), { schemaType: 'AVRO', schema: '{"type":"nonsense"}' }), {
      status: 422,
      errorCode: 42201,
    });
    await assert.rejects(client().getLatestSchemaMetadata(newTopic()), { status: 404, errorCode: 40401 });
    await assert.rejects(client().getBySubjectAndId('', 99999999), { status: 404, errorCode: 40403 });
  });

  test('deletes a version and a subject, first so that it can be seen, then for good', async () => {
    const subject = `${newTopic()}-value`;
    const id = await client().register(subject, avro());
    await client().register(subject, avro(optional));

    assert.equal(await client().deleteSubjectVersion(subject, 2, false), 2);
    assert.deepEqual(await client().getAllVersions(subject), [1]);
    assert.deepEqual(await client().deleteSubject(subject, false), [1]);
    await assert.rejects(client().getAllVersions(subject), { errorCode: 40401 });
    assert.equal((await client().getBySubjectAndId(subject, id)).schemaType ?? 'AVRO', 'AVRO');
    assert.deepEqual((await client().deleteSubject(subject, true)).sort(), [1, 2]);
  });

  test('a schema refers to another', async () => {
    const topic = newTopic();
    const serializer = new AvroSerializer(client(), SerdeType.VALUE, { useLatestVersion: true });
    const deserializer = new AvroDeserializer(client(), SerdeType.VALUE, {});
    const member = { name: 'member', type: 'test.Person' };
    await client().register(`${topic}-person`, avro());
    await client().register(`${topic}-value`, {
      schemaType: 'AVRO',
      schema: text({ type: 'record', name: 'Club', namespace: 'test', fields: [member] }),
      references: [{ name: 'test.Person', subject: `${topic}-person`, version: 1 }],
    });

    const bytes = await serializer.serialize(topic, { member: { name: 'Ada' } });
    assert.equal((await deserializer.deserialize(topic, bytes)).member.name, 'Ada');
    await assert.rejects(client().deleteSubjectVersion(`${topic}-person`, 1, false), { errorCode: 42206 });
  });

  test('what its Avro serde writes, old and new, its Avro serde reads', async () => {
    const topic = newTopic();
    const deserializer = new AvroDeserializer(client(), SerdeType.VALUE, {});
    await client().register(`${topic}-value`, avro());
    const old = await new AvroSerializer(client(), SerdeType.VALUE, { useLatestVersion: true }).serialize(topic, {
      name: 'Ada',
    });
    await client().register(`${topic}-value`, avro(optional));
    const newer = await new AvroSerializer(client(), SerdeType.VALUE, { useLatestVersion: true }).serialize(topic, {
      name: 'Ada',
      nickname: 'Enchantress',
    });

    assert.equal((await deserializer.deserialize(topic, old)).name, 'Ada');
    assert.equal((await deserializer.deserialize(topic, newer)).nickname, 'Enchantress');
  });

  test('its JSON serde validates, registers by itself, and reads what it wrote', async () => {
    const topic = newTopic();
    await client().register(`${topic}-value`, json({ name: { type: 'string' } }));
    const serializer = new JsonSerializer(client(), SerdeType.VALUE, { useLatestVersion: true, validate: true });
    const deserializer = new JsonDeserializer(client(), SerdeType.VALUE, { validate: true });

    const bytes = await serializer.serialize(topic, { name: 'Ada' });
    assert.deepEqual(await deserializer.deserialize(topic, bytes), { name: 'Ada' });
    await assert.rejects(serializer.serialize(topic, { name: 7 }));
  });

  test('it finds a schema by the GUID in a header', async () => {
    const topic = newTopic();
    await client().register(`${topic}-value`, avro());
    const conf = { useLatestVersion: true, schemaIdSerializer: HeaderSchemaIdSerializer };
    const headers = {};

    const bytes = await new AvroSerializer(client(), SerdeType.VALUE, conf).serialize(topic, { name: 'Ada' }, headers);
    assert.equal(headers.__value_schema_id.length, 17);
    const read = await new AvroDeserializer(client(), SerdeType.VALUE, {}).deserialize(topic, bytes, headers);
    assert.equal(read.name, 'Ada');
  });
});

describe('@kafkajs/confluent-schema-registry', () => {
  const registry = () => new SchemaRegistry({ host: url, retry: { retries: 0 } });
  const avro = (...more) => ({ type: SchemaType.AVRO, schema: text(person(...more)) });
  const json = (properties) => ({ type: SchemaType.JSON, schema: text(closed(properties)) });

  test('registers a schema once and finds it', async () => {
    const subject = `${newTopic()}-value`;
    const { id } = await registry().register(avro(), { subject });

    assert.equal((await registry().register(avro(), { subject })).id, id);
    assert.equal(await registry().getRegistryId(subject, 1), id);
    assert.equal(await registry().getLatestSchemaId(subject), id);
    assert.equal(await registry().getRegistryIdBySchema(subject, avro()), id);
    assert.equal((await registry().getSchema(id)).name, 'test.Person');
  });

  test('encodes and decodes Avro and JSON, old and new', async () => {
    for (const [first, second] of [
      [avro(), avro(optional)],
      [json({ name: { type: 'string' } }), json({ name: { type: 'string' }, nickname: { type: 'string' } })],
    ]) {
      const subject = `${newTopic()}-value`;
      const old = await registry().register(first, { subject });
      const newer = await registry().register(second, { subject });
      assert.notEqual(old.id, newer.id);
      const oldBytes = await registry().encode(old.id, { name: 'Ada' });
      const newBytes = await registry().encode(newer.id, { name: 'Ada', nickname: 'Enchantress' });

      assert.equal((await registry().decode(oldBytes)).name, 'Ada');
      assert.equal((await registry().decode(newBytes)).nickname, 'Enchantress');
    }
  });

  test('is refused what breaks compatibility', async () => {
    const subject = `${newTopic()}-value`;
    await registry().register(avro(), { subject });

    await assert.rejects(registry().register(avro(required), { subject }), (error) => error.status === 409);
  });

  test('a schema refers to another', async () => {
    const topic = newTopic();
    await registry().register(avro(), { subject: `${topic}-person` });
    const club = {
      type: SchemaType.AVRO,
      schema: text({
        type: 'record',
        name: 'Club',
        namespace: 'test',
        fields: [{ name: 'member', type: 'test.Person' }],
      }),
      references: [{ name: 'test.Person', subject: `${topic}-person`, version: 1 }],
    };
    const { id } = await registry().register(club, { subject: `${topic}-value` });

    const bytes = await registry().encode(id, { member: { name: 'Ada' } });
    assert.equal((await registry().decode(bytes)).member.name, 'Ada');
  });

  test('sees what was deleted as gone', async () => {
    const subject = `${newTopic()}-value`;
    await registry().register(avro(), { subject });
    const answer = await fetch(`${url}/subjects/${subject}`, { method: 'DELETE' });
    assert.deepEqual(await answer.json(), [1]);

    await assert.rejects(registry().getLatestSchemaId(subject), (error) => error.status === 404);
  });
});
