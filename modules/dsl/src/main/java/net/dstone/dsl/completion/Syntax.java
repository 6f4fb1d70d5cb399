package net.dstone.dsl.completion;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dstone.dsl.DslError;
import net.dstone.dsl.DslException;
import net.dstone.dsl.parse.Dialect;
import net.dstone.dsl.parse.Token;
import net.dstone.dsl.parse.TokenKind;
import net.dstone.dsl.stream.StreamDefinition;
import net.dstone.dsl.task.TaskDefinition;

/** What completion has to know of a language. */
enum Syntax {
    STREAM(Dialect.STREAM, EnumSet.of(TokenKind.PIPE, TokenKind.OR_OR, TokenKind.GREATER)) {
        @Override
        int startOfLastApp(List<Token> tokens) {
            boolean named =
                    tokens.size() > 1
                            && tokens.get(0).is(TokenKind.IDENTIFIER)
                            && tokens.get(1).is(TokenKind.EQUALS);
            return Math.max(named ? 2 : 0, super.startOfLastApp(tokens));
        }

        @Override
        Place placeBehind(Optional<TokenKind> separator) {
            if (separator.isEmpty()) {
                return Place.START_OF_STREAM;
            }
            return separator.get() == TokenKind.OR_OR ? Place.AMONG_UNBOUND : Place.BEHIND_PIPE;
        }

        @Override
        boolean makesSense(String text) {
            try {
                StreamDefinition.parse(text);
                return true;
            } catch (DslException notAStream) {
                return false;
            }
        }
    },
    TASK(
            Dialect.TASK,
            EnumSet.of(
                    TokenKind.AND_AND,
                    TokenKind.OR_OR,
                    TokenKind.LESS,
                    TokenKind.OPEN,
                    TokenKind.SEMICOLON,
                    TokenKind.ARROW)) {
        @Override
        Place placeBehind(Optional<TokenKind> separator) {
            return Place.IN_TASK;
        }

        @Override
        boolean makesSense(String text) {
            try {
                TaskDefinition.parse("completion", text);
                return true;
            } catch (DslException problem) {
                // A split may still be open, and a label may still come.
                return problem.kind() == DslError.OOD
                        || problem.stage() == DslException.Stage.RULES;
            }
        }
    };

    private final Dialect dialect;
    private final Set<TokenKind> separators;

    Syntax(Dialect dialect, Set<TokenKind> separators) {
        this.dialect = dialect;
        this.separators = separators;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The index of the word with which the last application begins, or would begin. */
    int startOfLastApp(List<Token> tokens) {
        for (int index = tokens.size(); index > 0; index--) {
            if (separators.contains(tokens.get(index - 1).kind())) {
                return index;
            }
        }
        return 0;
    }

    boolean isSeparator(Token token) {
        return separators.contains(token.kind());
    }

    /** Where an application stands behind this kind of separator, or at the beginning. */
    abstract Place placeBehind(Optional<TokenKind> separator);

    /** Whether the text is a definition, or the beginning of one that has a complete application at its end. */
    abstract boolean makesSense(String text);
}
