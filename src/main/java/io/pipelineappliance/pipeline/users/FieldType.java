package io.pipelineappliance.pipeline.users;

/** What a field holds. On the topic every field is a JSON string; this is how that text becomes the column's value. */
enum FieldType {
    UUID("uuid") {
        @Override
        Object parse(String text) throws UnfitValue {
            return Values.canonicalUuid(text);
        }
    },
    TEXT("text") {
        @Override
        Object parse(String text) throws UnfitValue {
            return Values.unicode(text);
        }
    },
    TIMESTAMP("timestamp") {
        @Override
        Object parse(String text) throws UnfitValue {
            return Values.timestamp(text);
        }
    };

    private final String cqlType;

    FieldType(String cqlType) {
        this.cqlType = cqlType;
    }

    String cqlType() {
        return cqlType;
    }

    /**
     * The value as the driver's type.
     *
     * @throws UnfitValue when a column of this type could not hold exactly this
     */
    abstract Object parse(String text) throws UnfitValue;
}
