package net.dstone.dsl.stream;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.dstone.dsl.Argument;
import net.dstone.dsl.DslError;
import net.dstone.dsl.DslException;
import net.dstone.dsl.Problem;
import net.dstone.dsl.parse.Dialect;
import net.dstone.dsl.parse.Token;
import net.dstone.dsl.parse.TokenKind;
import net.dstone.dsl.parse.Tokens;
import net.dstone.dsl.stream.LocatedStream.AppPlace;
import net.dstone.dsl.stream.LocatedStream.Span;
import org.jspecify.annotations.Nullable;

/** Reads one stream from a text. */
final class StreamParser {

    private static final Set<TokenKind> NAME_PARTS =
            EnumSet.of(TokenKind.IDENTIFIER, TokenKind.STAR, TokenKind.SLASH, TokenKind.HASH);

    private final String text;
    private final Tokens tokens;
    private final List<StreamApp> apps = new ArrayList<>();
    private final List<AppPlace> places = new ArrayList<>();
    private @Nullable Span sourcePlace;
    private @Nullable Span sinkPlace;

    /** The first of the separators between applications, which all others must be like. */
    private @Nullable Token separator;

    StreamParser(String text) {
        this.text = text;
        this.tokens = Tokens.of(text, Dialect.STREAM);
    }

    StreamDefinition parse() {
        StreamDefinition stream = stream();
        if (stream.name() != null) {
            requireName(stream.name());
        }
        requireUniqueNames();
        return stream;
    }

    StreamDefinition parse(String name) {
        StreamDefinition stream = parse();
        requireName(name);
        return new StreamDefinition(
                name, stream.source(), stream.apps(), stream.sink(), stream.unbound());
    }

    LocatedStream parseLocated(String name) {
        StreamDefinition stream = parse(name);
        return new LocatedStream(stream, sourcePlace, places, sinkPlace);
    }

    private static void requireName(String name) {
        if (!Dialect.isDefinitionName(name)) {
            throw DslException.lexical(name, Problem.at(0, DslError.ILLEGAL_STREAM_NAME, name));
        }
    }

    private void requireUniqueNames() {
        Map<String, Integer> seen = new HashMap<>();
        for (int index = 0; index < apps.size(); index++) {
            StreamApp app = apps.get(index);
            Integer earlier = seen.putIfAbsent(app.effectiveName(), index);
            if (earlier != null) {
                String otherApp = apps.get(earlier).name();
                throw DslException.lexical(
                        text,
                        Problem.at(
                                places.get(index).whole().start(),
                                DslError.DUPLICATE_LABEL,
                                app.effectiveName(),
                                otherApp,
                                earlier,
                                app.name(),
                                index));
            }
        }
    }

    private StreamDefinition stream() {
        String name = streamName();
        Destination source = sourceDestination();
        if (source != null && tokens.nextIs(TokenKind.COLON) && noMoreSeparators()) {
            apps.add(new StreamApp(null, StreamDefinition.BRIDGE, List.of()));
            int start = Objects.requireNonNull(sourcePlace).start();
            places.add(new AppPlace(new Span(start, start), new Span(start, start), List.of()));
            Destination sink = sink();
            requireEnd();
            return new StreamDefinition(name, source, apps, sink, false);
        }
        appList(source != null);
        Destination sink = sinkDestination();
        requireEnd();
        boolean single = apps.size() == 1 && source == null && sink == null;
        return new StreamDefinition(name, source, apps, sink, single || isUnboundList());
    }

    private @Nullable String streamName() {
        if (!tokens.nextAre(TokenKind.IDENTIFIER, TokenKind.EQUALS)) {
            return null;
        }
        String name = tokens.next().text();
        tokens.next();
        tokens.checkpoint();
        return name;
    }

    private @Nullable Destination sourceDestination() {
        if (!tokens.nextIs(TokenKind.COLON) || !greaterComesBeforePipe()) {
            return null;
        }
        int start = tokens.peek().start();
        Destination source = destination();
        sourcePlace = new Span(start, tokens.readUpTo());
        tokens.next(TokenKind.GREATER);
        return source;
    }

    private boolean greaterComesBeforePipe() {
        for (Token token : tokens.rest()) {
            if (token.is(TokenKind.GREATER) || token.is(TokenKind.PIPE)) {
                return token.is(TokenKind.GREATER);
            }
        }
        return false;
    }

    private boolean noMoreSeparators() {
        return tokens.rest().stream().noneMatch(StreamParser::isSeparator);
    }

    private static boolean isSeparator(Token token) {
        return token.is(TokenKind.PIPE) || token.is(TokenKind.OR_OR);
    }

    private boolean isUnboundList() {
        return separator != null && separator.is(TokenKind.OR_OR);
    }

    private void appList(boolean hasSource) {
        app();
        while (tokens.hasNext() && isSeparator(tokens.peek())) {
            Token next = tokens.peek();
            if (separator == null) {
                separator = next;
            }
            if (next.kind() != separator.kind()) {
                throw tokens.error(next, DslError.DONT_MIX_PIPE_AND_DOUBLEPIPE);
            }
            if (hasSource && isUnboundList()) {
                throw tokens.error(next, DslError.DONT_USE_DOUBLEPIPE_WITH_CHANNELS);
            }
            tokens.next();
            app();
        }
    }

    private void app() {
        Token first = tokens.peek();
        if (first.is(TokenKind.COLON) && tokens.rest().size() == 1) {
            throw tokens.error(first, DslError.EXPECTED_STREAM_NAME_AFTER_LABEL_COLON);
        }
        if (!first.is(TokenKind.IDENTIFIER)) {
            throw tokens.error(first, DslError.EXPECTED_APPNAME, first.text());
        }
        tokens.next();
        Token name = isLabelColonNext() ? nameAfterLabel() : first;
        tokens.checkpoint();
        List<Integer> starts = new ArrayList<>();
        List<Argument> arguments = tokens.arguments(starts::add);
        apps.add(new StreamApp(name == first ? null : first.text(), name.text(), arguments));
        places.add(
                new AppPlace(
                        new Span(first.start(), tokens.readUpTo()),
                        new Span(name.start(), name.end()),
                        spans(starts, arguments)));
    }

    /** Within a dotted name there are no blanks, so it is as long as what it says. */
    private static List<Span> spans(List<Integer> starts, List<Argument> arguments) {
        List<Span> spans = new ArrayList<>();
        for (int index = 0; index < arguments.size(); index++) {
            int start = starts.get(index);
            spans.add(new Span(start, start + arguments.get(index).name().length()));
        }
        return spans;
    }

    private boolean isLabelColonNext() {
        return tokens.nextIs(TokenKind.COLON) && tokens.nextIsAdjacent();
    }

    private Token nameAfterLabel() {
        tokens.next();
        if (tokens.nextIsAdjacent()) {
            throw tokens.error(tokens.peek(), DslError.EXPECTED_WHITESPACE_AFTER_LABEL_COLON);
        }
        Token name = tokens.next(TokenKind.IDENTIFIER);
        if (isLabelColonNext()) {
            throw tokens.error(name, DslError.NO_DOUBLE_LABELS);
        }
        return name;
    }

    private @Nullable Destination sinkDestination() {
        if (tokens.nextIf(TokenKind.GREATER) == null) {
            return null;
        }
        if (separator != null && isUnboundList()) {
            throw tokens.error(separator, DslError.DONT_USE_DOUBLEPIPE_WITH_CHANNELS);
        }
        Token prefix = tokens.peek();
        if (!prefix.is(TokenKind.COLON)) {
            throw tokens.error(prefix, DslError.EXPECTED_DESTINATION_PREFIX, prefix.text());
        }
        return sink();
    }

    private Destination sink() {
        int start = tokens.peek().start();
        Destination sink = destination();
        sinkPlace = new Span(start, tokens.readUpTo());
        return sink;
    }

    private Destination destination() {
        Token colon = tokens.next(TokenKind.COLON);
        if (!tokens.hasNext()) {
            throw tokens.error(colon, DslError.EXPECTED_STREAM_NAME_AFTER_LABEL_COLON);
        }
        StringBuilder name = new StringBuilder();
        appendNamePart(name);
        while (tokens.nextIs(TokenKind.DOT)) {
            requireAdjacentInDestination();
            tokens.next();
            requireAdjacentInDestination();
            name.append('.');
            appendNamePart(name);
        }
        tokens.checkpoint();
        return new Destination(name.toString(), tokens.arguments());
    }

    private void requireAdjacentInDestination() {
        if (!tokens.nextIsAdjacent()) {
            throw tokens.error(tokens.peek(), DslError.NO_WHITESPACE_IN_DESTINATION_DEFINITION);
        }
    }

    /** Reads what is between two dots of a destination: words and signs without a blank between them. */
    private void appendNamePart(StringBuilder name) {
        Token first = tokens.next();
        if (!NAME_PARTS.contains(first.kind())) {
            throw tokens.error(first, DslError.UNEXPECTED_DATA_IN_DESTINATION_NAME, first.text());
        }
        name.append(first.text());
        while (tokens.nextIsAdjacent() && NAME_PARTS.contains(tokens.peek().kind())) {
            name.append(tokens.next().text());
        }
    }

    private void requireEnd() {
        if (tokens.hasNext()) {
            Token surplus = tokens.peek();
            throw tokens.error(surplus, DslError.UNEXPECTED_DATA_AFTER_STREAMDEF, surplus.text());
        }
    }
}
