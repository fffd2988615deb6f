/**
 * Schemas in the three languages of the registry: what is valid, what form two equal schemas share, and whether data written with
 * one can be read with another.
 *
 * <p>Parsers are libraries: Avro's own, {@code json-schema-validator} for JSON Schema's meta-schemas, and Wire for Protobuf. So is
 * Avro's compatibility. The rules for JSON Schema and Protobuf are ours, since clients know those of Confluent's registry and no
 * library on Central decides as it does; {@code docs/RATIONALE.md} has the comparison. Classes of a language are loaded when the
 * first schema of it comes.
 */
package io.pipelineappliance.registry.schema;
