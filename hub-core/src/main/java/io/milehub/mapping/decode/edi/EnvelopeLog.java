package io.milehub.mapping.decode.edi;

import io.milehub.mapping.interchange.EnvelopeFault;
import io.milehub.mapping.interchange.ReadAnswer;
import io.milehub.mapping.interchange.ReadGroup;
import io.milehub.mapping.interchange.ReadInterchange;
import io.milehub.mapping.interchange.ReadInterchange.Asked;
import io.milehub.mapping.interchange.ReadInterchange.Party;
import io.milehub.mapping.interchange.ReadMessage;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down which envelopes a pass goes through, and what it finds wrong with them. */
final class EnvelopeLog {
    static final int MESSAGES_MAX = 100_000;
    static final int FAULTS_MAX = 1_000;

    /** A level while it is read; a group or message of blank code is one that no header opened. */
    private static final class Node {
        final String code;
        final List<String> version;
        final String control;
        final List<EnvelopeFault> faults = new ArrayList<>();
        final List<Node> inner = new ArrayList<>();
        final List<ReadAnswer> answers = new ArrayList<>();
        String said = "";

        Node(String code, List<String> version, String control) {
            this.code = code;
            this.version = version;
            this.control = control;
        }
    }

    private final EdiBytes text;
    private final List<ReadInterchange> read = new ArrayList<>();
    private final MessageDigest digest = sha256();
    private Standard standard = Standard.EDIFACT;
    private @Nullable Node interchange;
    private Party sender = new Party("", "");
    private Party recipient = new Party("", "");
    private @Nullable Asked asked;
    private String position = "";
    private String answered = "";
    private int messages;
    private int faults;

    EnvelopeLog(EdiBytes text) {
        this.text = text;
    }

    /** An interchange, or messages that stand in none, of this standard. */
    void begin(Standard of) {
        end();
        standard = of;
        position = "";
        interchange = new Node("", List.of(), "");
        sender = new Party("", "");
        recipient = new Party("", "");
        asked = null;
        digest.reset();
    }

    void segment(String tag, Segment segment) throws CharacterCodingException {
        segment.digest(digest);
        switch (tag) {
            case "AK1" -> answered = segment.text(2, text);
            case "AK9" -> answers(answered, segment.text(1, text));
            case "UCI" -> answers(segment.text(1, text), segment.text(4, text));
            case "TA1" -> outer().answers.add(new ReadAnswer(segment.text(1, text), segment.text(4, text)));
            default -> {}
        }
    }

    /** Of what a message that is open answers. */
    private void answers(String control, String verdict) {
        Node group = outer().inner.isEmpty() ? null : outer().inner.getLast();
        if (group != null && !group.inner.isEmpty()) {
            group.inner.getLast().answers.add(new ReadAnswer(control, verdict));
        }
    }

    /** @param at where the header begins */
    void opened(int level, Segment header, String at) throws CharacterCodingException {
        position = position.isEmpty() ? at : position;
        switch (level) {
            case Standard.INTERCHANGE -> parties(header);
            case Standard.GROUP -> outer().inner.add(new Node(header.text(1, text), List.of(), control(level, header)));
            default -> {
                if (++messages <= MESSAGES_MAX) {
                    group().inner
                            .add(new Node(header.text(standard.type(), text), version(header), control(2, header)));
                }
            }
        }
    }

    /** What a trailer counts. */
    void closed(int level, Segment trailer) throws CharacterCodingException {
        if (level == Standard.GROUP) {
            group().said = trailer.text(1, text);
        }
    }

    void fault(int level, EnvelopeFault fault) {
        if (++faults <= FAULTS_MAX) {
            Node outer = outer();
            Node group = outer.inner.isEmpty() ? outer : outer.inner.getLast();
            Node message = group.inner.isEmpty() ? group : group.inner.getLast();
            Node at = level == Standard.INTERCHANGE ? outer : level == Standard.GROUP ? group : message;
            at.faults.add(fault);
        }
    }

    List<ReadInterchange> read() {
        end();
        return read;
    }

    private void end() {
        Node ended = interchange;
        interchange = null;
        if (ended != null) {
            read.add(new ReadInterchange(
                    standard == Standard.EDIFACT,
                    sender,
                    recipient,
                    ended.control,
                    position,
                    digest.digest(),
                    ended.inner.stream().map(EnvelopeLog::group).toList(),
                    ended.faults,
                    ended.answers,
                    asked));
        }
    }

    private static ReadGroup group(Node group) {
        return new ReadGroup(
                group.code,
                group.control,
                group.said,
                group.inner.stream()
                        .map(message -> new ReadMessage(
                                message.code, message.version, message.control, message.faults, message.answers))
                        .toList(),
                group.faults);
    }

    private void parties(Segment header) throws CharacterCodingException {
        boolean x12 = standard == Standard.X12;
        sender = x12 ? party(header, 6, 5) : new Party(header.text(2, text), header.text(2, 2, text));
        recipient = x12 ? party(header, 8, 7) : new Party(header.text(3, text), header.text(3, 2, text));
        if (x12 && header.text(14, text).equals("1")) {
            asked = new Asked(header.text(13, text), header.text(9, text), header.text(10, text));
        }
        interchange = new Node("", List.of(), control(Standard.INTERCHANGE, header));
    }

    private Party party(Segment header, int id, int code) throws CharacterCodingException {
        return new Party(header.text(id, text), header.text(code, text));
    }

    private String control(int level, Segment header) throws CharacterCodingException {
        String control = header.text(standard.control(level), text);
        return standard == Standard.X12 && level == Standard.INTERCHANGE ? Standard.unpadded(control) : control;
    }

    private List<String> version(Segment header) throws CharacterCodingException {
        List<String> version = new ArrayList<>();
        for (int component = 2; standard == Standard.EDIFACT && component <= 5; component++) {
            version.add(header.text(2, component, text));
        }
        return version;
    }

    private Node outer() {
        Node outer = interchange;
        if (outer == null) {
            throw new IllegalStateException("an envelope begins before what stands in it");
        }
        return outer;
    }

    private Node group() {
        Node outer = outer();
        if (outer.inner.isEmpty()) {
            outer.inner.add(new Node("", List.of(), ""));
        }
        return outer.inner.getLast();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
