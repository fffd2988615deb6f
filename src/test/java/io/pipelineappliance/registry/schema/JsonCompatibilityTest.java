package io.pipelineappliance.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCompatibilityTest {
    /** The first reads what the second wrote in all cases; the other way round only where no obstacle is named. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {'type':'string'} | TYPE_CHANGED",
                "{'type':'number'} | {'type':'integer'} | TYPE_NARROWED",
                "{'type':['string','null']} | {'type':'string'} | SUM_TYPE_NARROWED",
                "{'type':'string','maxLength':9} | {'type':'string','maxLength':3} | MAX_LENGTH_DECREASED",
                "{'type':'string'} | {'type':'string','minLength':1} | MIN_LENGTH_ADDED",
                "{'type':'string'} | {'type':'string','pattern':'a+'} | PATTERN_ADDED",
                "{'type':'integer','maximum':10} | {'type':'integer','maximum':5} | MAXIMUM_DECREASED",
                "{'type':'integer','minimum':1} | {'type':'integer','minimum':2} | MINIMUM_INCREASED",
                "{'type':'integer','multipleOf':2} | {'type':'integer','multipleOf':4} | MULTIPLE_OF_EXPANDED",
                "{'enum':['a','b']} | {'enum':['a']} | ENUM_ARRAY_NARROWED",
                "{'type':'object'} | {'type':'object','properties':{'a':{'type':'string'}}} | PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL",
                "{'type':'object','properties':{'a':{'type':'string'}},'additionalProperties':false} | {'type':'object','additionalProperties':false} | PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL",
                "{'type':'object','additionalProperties':true} | {'type':'object','additionalProperties':false} | ADDITIONAL_PROPERTIES_REMOVED",
                "{'properties':{'a':{}}} | {'properties':{'a':{}},'required':['a']} | REQUIRED_ATTRIBUTE_ADDED",
                "{'properties':{'a':{'default':1}}} | {'properties':{'a':{'default':1}},'required':['a']} |",
                "{'type':'array','items':{'type':'number'}} | {'type':'array','items':{'type':'integer'}} | TYPE_NARROWED",
                "{'type':'array'} | {'type':'array','uniqueItems':true} | UNIQUE_ITEMS_ADDED",
                "{'type':'array','maxItems':5} | {'type':'array','maxItems':4} | MAX_ITEMS_DECREASED",
                "{'anyOf':[{'type':'string'},{'type':'integer'}]} | {'type':'string'} | TYPE_CHANGED",
                "{'oneOf':[{'type':'string'},{'type':'integer'}]} | {'oneOf':[{'type':'string'}]} | SUM_TYPE_NARROWED",
                "{'allOf':[{'type':'string'}]} | {'allOf':[{'type':'string'},{'maxLength':3}]} | PRODUCT_TYPE_EXTENDED",
                "{'type':'string','title':'a'} | {'type':'string','title':'b','format':'date'} |",
                "{'$defs':{'a':{'type':'number'}},'$ref':'#/$defs/a'} | {'type':'integer'} | TYPE_NARROWED",
            })
    void wideningIsReadAndNarrowingIsNot(String wide, String narrow, String obstacle) {
        assertThat(obstacles(wide, narrow)).isEmpty();
        if (obstacle == null) {
            assertThat(obstacles(narrow, wide)).isEmpty();
        } else {
            assertThat(obstacles(narrow, wide)).isNotEmpty();
            assertThat(obstacles(narrow, wide).toString()).contains("\"" + obstacle + "\"");
        }
    }

    @Test
    void schemaThatContainsItselfIsCompared() {
        String tree =
                "{'type':'object','properties':{'value':{'type':'%s'},'next':{'$ref':'#'}},'additionalProperties':false}";

        assertThat(obstacles(tree.formatted("number"), tree.formatted("integer")))
                .isEmpty();
        assertThat(obstacles(tree.formatted("integer"), tree.formatted("number")))
                .hasSize(1);
        assertThat(obstacles(
                        "{'anyOf':[{'$ref':'#'},{'type':'string'}]}", "{'anyOf':[{'$ref':'#'},{'type':'string'}]}"))
                .isEmpty();
    }

    @Test
    void placeOfTheObstacleIsNamed() {
        assertThat(obstacles(
                        "{'properties':{'a':{'properties':{'b':{'type':'integer'}}}}}",
                        "{'properties':{'a':{'properties':{'b':{'type':'string'}}}}}"))
                .singleElement()
                .asString()
                .contains("#/properties/a/properties/b", "new schema", "old schema");
    }

    @Test
    void patternThatTakesForEverIsRefused() {
        String open =
                "{'type':'object','patternProperties':{'^(.*a){12}$':{'type':'string'}},'additionalProperties':false}";
        String closed = "{'type':'object','properties':{'%s!':{'type':'string'}},'additionalProperties':false}"
                .formatted("a".repeat(40));

        assertThatThrownBy(() -> obstacles(closed, open))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining("takes too long");
    }

    @Test
    void numbersKeepTheirDigits() {
        JsonSchema schema =
                JsonSchema.parse("{\"default\": 1.10, \"maximum\": 12345678901234567890.123}", List.of(), true);

        assertThat(schema.canonical()).isEqualTo("{\"default\":1.10,\"maximum\":12345678901234567890.123}");
    }

    @Test
    void eachDraftHasItsOwnRules() {
        String exclusive = "{'$schema':'%s','type':'number','minimum':1,'exclusiveMinimum':true}";

        assertThat(parse(exclusive.formatted("http://json-schema.org/draft-04/schema#")))
                .isNotNull();
        assertThatThrownBy(() -> parse(exclusive.formatted("http://json-schema.org/draft-07/schema#")))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessageContaining("exclusiveMinimum");
        assertThat(parse("{'$schema':'https://json-schema.org/draft/2020-12/schema','prefixItems':[{}]}"))
                .isNotNull();
        assertThat(parse("{'$schema':'https://json-schema.org/draft/2019-09/schema'}"))
                .isNotNull();
        assertThat(parse("{'$schema':'http://json-schema.org/draft-06/schema#'}"))
                .isNotNull();
    }

    private static List<String> obstacles(String reader, String writer) {
        return parse(reader).obstaclesToReading(parse(writer), Sides.BACKWARD);
    }

    private static ParsedSchema parse(String schema) {
        return SchemaParser.parse(SchemaType.JSON, schema.replace('\'', '"'), List.of(), true);
    }
}
