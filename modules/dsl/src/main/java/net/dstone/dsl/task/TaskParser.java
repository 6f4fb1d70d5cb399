package net.dstone.dsl.task;

import java.util.ArrayList;
import java.util.List;
import net.dstone.dsl.Argument;
import net.dstone.dsl.DslError;
import net.dstone.dsl.DslException;
import net.dstone.dsl.Problem;
import net.dstone.dsl.parse.Dialect;
import net.dstone.dsl.parse.Token;
import net.dstone.dsl.parse.TokenKind;
import net.dstone.dsl.parse.Tokens;
import net.dstone.dsl.task.Transition.Target;
import net.dstone.dsl.task.Transition.Target.ToApp;
import net.dstone.dsl.task.Transition.Target.ToLabel;
import org.jspecify.annotations.Nullable;

/** Reads one task from a text. */
final class TaskParser {

    /** Deeper than anyone writes, and far from the end of the stack. */
    private static final int DEEPEST_NESTING = 100;

    private final String text;
    private final Tokens tokens;
    private final NameRules names = new NameRules();
    private int depth;

    TaskParser(String text) {
        this.text = text;
        this.tokens = Tokens.of(text, Dialect.TASK);
    }

    TaskDefinition parse(String name) {
        List<Sequence> sequences = sequences();
        if (!Dialect.isDefinitionName(name)) {
            throw DslException.lexical(name, Problem.at(0, DslError.ILLEGAL_TASK_NAME, name));
        }
        List<Problem> problems = names.problems();
        if (!problems.isEmpty()) {
            throw DslException.rules(text, problems);
        }
        return new TaskDefinition(name, sequences);
    }

    private List<Sequence> sequences() {
        List<Sequence> sequences = new ArrayList<>();
        sequences.add(new Sequence(sequence()));
        while (tokens.hasNext()) {
            Token next = tokens.peek();
            if (tokens.nextIf(TokenKind.SEMICOLON) == null && !next.firstOnLine()) {
                throw tokens.error(next, DslError.TASK_MORE_INPUT, next.text());
            }
            Token first = tokens.peek();
            if (!tokens.nextAre(TokenKind.IDENTIFIER, TokenKind.COLON)) {
                names.unlabelledSequence(first.start());
            }
            sequences.add(new Sequence(sequence()));
        }
        return sequences;
    }

    /** Reads {@code a && <b || c>} or all of it in parentheses, behind which nothing may follow. */
    private List<Element> sequence() {
        if (tokens.nextIs(TokenKind.OPEN)) {
            return group();
        }
        List<Element> elements = new ArrayList<>();
        elements.add(element());
        while (tokens.nextIf(TokenKind.AND_AND) != null) {
            if (tokens.nextIs(TokenKind.OPEN)) {
                elements.addAll(group());
            } else {
                elements.add(element());
            }
        }
        return elements;
    }

    private List<Element> group() {
        enter(tokens.next(TokenKind.OPEN));
        List<Element> elements = sequence();
        tokens.next(TokenKind.CLOSE);
        leave();
        return elements;
    }

    private Element element() {
        Token label = label();
        if (label != null) {
            if (tokens.nextIs(TokenKind.OPEN)) {
                throw tokens.error(tokens.peek(), DslError.TASK_NO_LABELS_ON_PARENS);
            }
            names.label(label);
        }
        if (tokens.nextIs(TokenKind.LESS)) {
            return split(label);
        }
        TaskApp app = app(label);
        return new TaskApp(app.label(), app.name(), app.arguments(), transitions());
    }

    private Split split(@Nullable Token label) {
        enter(tokens.next(TokenKind.LESS));
        List<Sequence> flows = new ArrayList<>();
        do {
            flows.add(new Sequence(sequence()));
        } while (tokens.nextIf(TokenKind.OR_OR) != null);
        tokens.next(TokenKind.GREATER);
        leave();
        tokens.checkpoint();
        return new Split(textOf(label), flows);
    }

    private void enter(Token opening) {
        if (++depth > DEEPEST_NESTING) {
            throw tokens.error(opening, DslError.NESTED_TOO_DEEPLY, DEEPEST_NESTING);
        }
    }

    private void leave() {
        depth--;
    }

    private @Nullable Token label() {
        if (!tokens.nextAre(TokenKind.IDENTIFIER, TokenKind.COLON)) {
            return null;
        }
        Token label = tokens.next();
        tokens.next();
        if (tokens.nextAre(TokenKind.IDENTIFIER, TokenKind.COLON)) {
            throw tokens.error(tokens.peek(), DslError.NO_DOUBLE_LABELS);
        }
        return label;
    }

    /** Reads an application without transitions. */
    private TaskApp app(@Nullable Token label) {
        Token name = tokens.next();
        if (!name.is(TokenKind.IDENTIFIER)) {
            throw tokens.error(name, DslError.EXPECTED_APPNAME, name.text());
        }
        if (label == null) {
            names.unlabelledApp(name);
        }
        tokens.checkpoint();
        List<Argument> arguments = tokens.arguments();
        return new TaskApp(textOf(label), name.text(), arguments, List.of());
    }

    private List<Transition> transitions() {
        List<Transition> transitions = new ArrayList<>();
        while (isTransitionNext()) {
            Token status = status();
            tokens.next(TokenKind.ARROW);
            transitions.add(new Transition(status.text(), target(status)));
            tokens.checkpoint();
        }
        if (tokens.nextIs(TokenKind.ARROW)) {
            throw tokens.error(tokens.peek(), DslError.TASK_ARROW_SHOULD_BE_PRECEDED_BY_CODE);
        }
        return transitions;
    }

    private boolean isTransitionNext() {
        return tokens.nextAre(TokenKind.IDENTIFIER, TokenKind.ARROW)
                || tokens.nextAre(TokenKind.LITERAL, TokenKind.ARROW)
                || tokens.nextAre(TokenKind.STAR, TokenKind.ARROW);
    }

    private Token status() {
        Token status = tokens.next();
        if (status.is(TokenKind.IDENTIFIER) && !Status.isNumber(status.text())) {
            throw tokens.error(
                    status, DslError.TASK_UNQUOTED_TRANSITION_CHECK_MUST_BE_NUMBER, status.text());
        }
        return status;
    }

    private Target target(Token status) {
        if (tokens.nextIf(TokenKind.COLON) != null) {
            Token label = tokens.next(TokenKind.IDENTIFIER);
            names.targetLabel(status, label);
            return new ToLabel(label.text());
        }
        Token label = label();
        if (label != null) {
            names.label(label);
        }
        return new ToApp(app(label));
    }

    private static @Nullable String textOf(@Nullable Token token) {
        return token == null ? null : token.text();
    }
}
