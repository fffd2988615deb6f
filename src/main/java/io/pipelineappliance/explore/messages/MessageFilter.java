package io.pipelineappliance.explore.messages;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.pipelineappliance.explore.InvalidRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * Which messages are wanted: a text that is somewhere in them, in either case, and a condition in the Common Expression Language, which cannot
 * run on for ever: it has no loops, and its regular expressions are RE2's. Sees what is masked as hidden. Used by one thread.
 */
final class MessageFilter {
    private static final int LONGEST = 10_000;

    private final String text;
    private final CelRuntime.Program condition;

    private MessageFilter(String text, CelRuntime.Program condition) {
        this.text = text;
        this.condition = condition;
    }

    /** @throws InvalidRequest when the condition is not one; says where */
    static MessageFilter of(Optional<String> text, Optional<String> condition) {
        String wanted = text.map(given -> given.toLowerCase(Locale.ROOT)).orElse("");
        String source = condition.orElse("");
        return new MessageFilter(wanted, source.isBlank() ? null : compiled(source));
    }

    boolean takesAll() {
        return text.isEmpty() && condition == null;
    }

    boolean takes(DecodedMessage message) {
        return (text.isEmpty() || hasText(message)) && (condition == null || fulfils(message));
    }

    private boolean hasText(DecodedMessage message) {
        return has(message.key().text())
                || has(message.value().text())
                || message.headerTexts().entrySet().stream()
                        .anyMatch(header -> has(header.getKey()) || has(String.valueOf(header.getValue())));
    }

    private boolean has(String where) {
        return where != null && where.toLowerCase(Locale.ROOT).contains(text);
    }

    /** A message that has no such field, or one of another type, does not fulfil the condition. */
    private boolean fulfils(DecodedMessage message) {
        try {
            return Boolean.TRUE.equals(condition.eval(name -> Optional.ofNullable(variable(message, name))));
        } catch (CelEvaluationException notThere) {
            return false;
        }
    }

    private static Object variable(DecodedMessage message, String name) {
        return switch (name) {
            case "key" -> orNull(message.key().filterValue());
            case "value" -> orNull(message.value().filterValue());
            case "headers" -> message.headerTexts();
            case "partition" -> (long) message.record().partition();
            case "offset" -> message.record().offset();
            case "timestamp" -> message.timestamp();
            default -> null;
        };
    }

    private static Object orNull(Object value) {
        return value == null ? NullValue.NULL_VALUE : value;
    }

    private static CelRuntime.Program compiled(String source) {
        if (source.length() > LONGEST) {
            throw new InvalidRequest(
                    "The filter has %d characters; %d are allowed.".formatted(source.length(), LONGEST));
        }
        try {
            CelAbstractSyntaxTree tree = Language.CEL.compile(source).getAst();
            return Language.CEL.createProgram(tree);
        } catch (CelValidationException e) {
            throw new InvalidRequest(sentence(source, e), e);
        } catch (CelEvaluationException e) {
            throw new InvalidRequest("The filter cannot be used: " + e.getMessage(), e);
        }
    }

    private static String sentence(String source, CelValidationException failure) {
        CelIssue issue =
                failure.getErrors().isEmpty() ? null : failure.getErrors().get(0);
        if (issue == null) {
            return "The filter cannot be read: " + failure.getMessage();
        }
        int column = issue.getSourceLocation().getColumn() + 1;
        String hint = source.matches("(?s).*[^=!<>]=[^=].*") && !source.contains("==")
                ? " Two things are compared with ==."
                : " Conditions look like value.country == \"Germany\" && value.age >= 30.";
        String what = issue.getMessage().replaceAll("\\s+", " ").strip();
        return "The filter cannot be read at line %d, column %d: %s.%s"
                .formatted(issue.getSourceLocation().getLine(), column, what.replaceAll("\\.$", ""), hint);
    }

    /** Made with the first filter: it takes some hundred ms. */
    private static final class Language {
        private static final Cel CEL = CelFactory.standardCelBuilder()
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .comprehensionMaxIterations(10_000)
                        .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addCompilerLibraries(CelExtensions.strings())
                .addRuntimeLibraries(CelExtensions.strings())
                .addVar("key", SimpleType.DYN)
                .addVar("value", SimpleType.DYN)
                .addVar("headers", MapType.create(SimpleType.STRING, SimpleType.STRING))
                .addVar("partition", SimpleType.INT)
                .addVar("offset", SimpleType.INT)
                .addVar("timestamp", SimpleType.TIMESTAMP)
                .setResultType(SimpleType.BOOL)
                .build();
    }
}
