package io.pipelineappliance.explore.zookeeper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as they are shown: text where they are UTF-8 without control characters, else hexadecimal digits. */
record NodeData(String shown, ZNode.Encoding encoding, boolean cut) {
    static final int LONGEST_TEXT = 32 << 10;
    static final int LONGEST_HEX = 4 << 10;

    static NodeData of(byte[] data) {
        String text = text(data);
        if (text != null) {
            boolean cut = text.length() > LONGEST_TEXT;
            return new NodeData(cut ? text.substring(0, LONGEST_TEXT) : text, ZNode.Encoding.TEXT, cut);
        }
        boolean cut = data.length > LONGEST_HEX;
        byte[] beginning = cut ? Arrays.copyOf(data, LONGEST_HEX) : data;
        return new NodeData(HexFormat.of().formatHex(beginning), ZNode.Encoding.HEX, cut);
    }

    private static String text(byte[] data) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            return text.chars().anyMatch(NodeData::isControl) ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }
}
