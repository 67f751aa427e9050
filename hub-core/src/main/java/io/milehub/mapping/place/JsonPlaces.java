package io.milehub.mapping.place;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Where the objects of a list, or the one object, and their members stand in a file of JSON. */
public final class JsonPlaces {
    /** Both counted from 1. */
    public record Place(int line, int column) {
        public static final Place START = new Place(1, 1);

        public static Place of(JsonLocation at) {
            return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        }
    }

    private final Map<String, Place> places = new HashMap<>();

    /** Of no file: everything stands at its start. */
    public static JsonPlaces none() {
        return new JsonPlaces();
    }

    /** @throws com.fasterxml.jackson.core.JsonProcessingException if it is no JSON */
    public static JsonPlaces of(Path file) throws IOException {
        JsonPlaces read = new JsonPlaces();
        try (JsonParser parser = new JsonFactory().createParser(Files.readString(file))) {
            read.read(parser);
        }
        return read;
    }

    private void read(JsonParser parser) throws IOException {
        int depth = 0;
        int object = -1;
        int objects = -1;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT && objects < 0) {
                objects = depth;
            }
            if (token == JsonToken.START_OBJECT && depth == objects) {
                object++;
                places.put(key(object, ""), Place.of(parser.currentTokenLocation()));
            } else if (token == JsonToken.FIELD_NAME && depth == objects + 1) {
                places.put(key(object, parser.currentName()), Place.of(parser.currentTokenLocation()));
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    private static String key(int object, String member) {
        return object + " " + member;
    }

    /** The member; where it is not there, its object, and where that is not there, the start. */
    public Place of(int object, String member) {
        Place at = places.getOrDefault(key(object, ""), Place.START);
        return places.getOrDefault(key(object, member), at);
    }
}
