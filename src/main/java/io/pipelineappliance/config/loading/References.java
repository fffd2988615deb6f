package io.pipelineappliance.config.loading;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookup;

/**
 * Values that stand elsewhere: {@code ${env:NAME}} is a variable of the environment, {@code ${file:PATH}} the content
 * of a file without the line break at its end; {@code $${} is a plain <code>${</code>. Whatever shows the configuration
 * shows the reference, never what it stands for.
 */
final class References {
    private static final Pattern WHOLE = Pattern.compile("\\$\\{(env|file):[^${}]+}");
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Map<String, String> environment;
    private final Path workingDirectory;

    /** @param workingDirectory what paths are relative to */
    References(Map<String, String> environment, Path workingDirectory) {
        this.environment = environment;
        this.workingDirectory = workingDirectory;
    }

    /** Whether the text is a reference and nothing else, and so says nothing of the value. */
    static boolean isReference(String text) {
        return WHOLE.matcher(text).matches();
    }

    /**
     * The text with what its references stand for.
     *
     * @throws Unfit when one stands for nothing; the message is the sentence after key and value
     */
    String resolve(String text) throws Unfit {
        if (!text.contains("${")) {
            return text;
        }
        try {
            StringSubstitutor substitutor = new StringSubstitutor((StringLookup) this::value);
            substitutor.setValueDelimiterMatcher(null);
            // What stands elsewhere is a value: whatever it contains is meant.
            substitutor.setDisableSubstitutionInValues(true);
            return substitutor.replace(text);
        } catch (Missing e) {
            throw new Unfit(e.getMessage());
        }
    }

    private String value(String reference) {
        int colon = reference.indexOf(':');
        String kind = colon < 0 ? "" : reference.substring(0, colon);
        String name = reference.substring(colon + 1);
        return switch (kind) {
            case "env" -> variable(name);
            case "file" -> content(name);
            default ->
                throw new Missing("has a reference ${" + reference
                        + "} that is neither ${env:NAME} nor ${file:PATH}; write one of them, or $${ for a plain ${");
        };
    }

    private String variable(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new Missing("names the environment variable " + name + ", which is not set; set it");
        }
        return value;
    }

    private String content(String name) {
        Path file = workingDirectory.resolve(name);
        try {
            if (Files.size(file) > MOST_CHARACTERS) {
                throw new Missing("names the file " + file + ", which is too large for a value; name another");
            }
            return Files.readString(file).stripTrailing();
        } catch (CharacterCodingException e) {
            throw new Missing("names the file " + file + ", which is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw new Missing(
                    Files.exists(file)
                            ? "names the file " + file + ", which cannot be read; make it readable for "
                                    + System.getProperty("user.name")
                            : "names the file " + file + ", which does not exist; write it or name another");
        }
    }

    /** What a reference names is not there. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
