package net.dstone.dsl.completion;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dstone.dsl.DslException;
import net.dstone.dsl.completion.Cursor.BehindApp;
import net.dstone.dsl.completion.Cursor.InAppName;
import net.dstone.dsl.completion.Cursor.InOptionName;
import net.dstone.dsl.completion.Cursor.InOptionValue;
import net.dstone.dsl.completion.Cursor.Nowhere;
import net.dstone.dsl.parse.Token;
import net.dstone.dsl.parse.TokenKind;
import net.dstone.dsl.parse.Tokens;

/** Looks at the last application of an unfinished definition. */
final class CursorFinder {

    /** Stands for an application still to be named, to see whether one could be there. */
    private static final String SOME_APP = "some_app_to_come";

    private final String text;
    private final Syntax syntax;
    private final Place place;

    /** The last application and what belongs to it, without its label. */
    private final List<Token> words;

    /**
     * @throws DslException if the text does not even consist of words
     */
    CursorFinder(String text, Syntax syntax) {
        this.text = text;
        this.syntax = syntax;
        List<Token> tokens = Tokens.of(text, syntax.dialect()).rest();
        int start = syntax.startOfLastApp(tokens);
        Optional<TokenKind> separator =
                tokens.subList(0, start).reversed().stream()
                        .filter(syntax::isSeparator)
                        .findFirst()
                        .map(Token::kind);
        place = syntax.placeBehind(separator);
        words = withoutLabel(tokens.subList(start, tokens.size()));
    }

    private static List<Token> withoutLabel(List<Token> words) {
        boolean labelled =
                words.size() > 1
                        && words.get(0).is(TokenKind.IDENTIFIER)
                        && words.get(1).is(TokenKind.COLON);
        return labelled ? words.subList(2, words.size()) : words;
    }

    Cursor find() {
        if (words.isEmpty()) {
            return inAppName(text.isEmpty() || endsWithBlank() ? text : text + " ", "");
        }
        Token app = words.getFirst();
        if (!app.is(TokenKind.IDENTIFIER)) {
            return new Nowhere();
        }
        if (words.size() == 1 && !endsWithBlank()) {
            return inAppName(text.substring(0, app.start()), app.text());
        }
        int lastOption = lastIndexOf(TokenKind.DOUBLE_MINUS);
        Token last = words.getLast();
        if (lastOption < 0 || (last.is(TokenKind.VALUE) && endsWithBlank())) {
            return syntax.makesSense(text)
                    ? new BehindApp(text, app.text(), options(words), place)
                    : new Nowhere();
        }
        String before = text.substring(0, words.get(lastOption).start());
        if (endsWithBlank() || !syntax.makesSense(before)) {
            return new Nowhere();
        }
        return inOption(before, app.text(), lastOption);
    }

    private Cursor inAppName(String before, String typed) {
        return syntax.makesSense(before + SOME_APP)
                ? new InAppName(before, typed, place)
                : new Nowhere();
    }

    private Cursor inOption(String before, String app, int optionIndex) {
        Set<String> present = options(words.subList(0, optionIndex));
        List<Token> option = words.subList(optionIndex + 1, words.size());
        String name = dottedName(option);
        int nameLength = (int) option.stream().takeWhile(CursorFinder::isInName).count();
        List<Token> behindName = option.subList(nameLength, option.size());
        if (behindName.isEmpty()) {
            return new InOptionName(before, app, present, name, place);
        }
        if (!behindName.getFirst().is(TokenKind.EQUALS)) {
            return new Nowhere();
        }
        String upToEquals = text.substring(0, behindName.getFirst().end());
        if (behindName.size() == 1) {
            return new InOptionValue(upToEquals, app, name, "", place);
        }
        boolean value = behindName.size() == 2 && behindName.getLast().is(TokenKind.VALUE);
        return value
                ? new InOptionValue(upToEquals, app, name, behindName.getLast().text(), place)
                : new Nowhere();
    }

    private boolean endsWithBlank() {
        return text.endsWith(" ") || text.endsWith("\t");
    }

    private int lastIndexOf(TokenKind kind) {
        for (int index = words.size() - 1; index >= 0; index--) {
            if (words.get(index).is(kind)) {
                return index;
            }
        }
        return -1;
    }

    /** The names of the options given in these words. */
    private static Set<String> options(List<Token> words) {
        Set<String> names = new HashSet<>();
        for (int index = 0; index < words.size(); index++) {
            if (words.get(index).is(TokenKind.DOUBLE_MINUS)) {
                names.add(dottedName(words.subList(index + 1, words.size())));
            }
        }
        return names;
    }

    private static String dottedName(List<Token> words) {
        StringBuilder name = new StringBuilder();
        words.stream().takeWhile(CursorFinder::isInName).map(Token::text).forEach(name::append);
        return name.toString();
    }

    private static boolean isInName(Token token) {
        return token.is(TokenKind.IDENTIFIER) || token.is(TokenKind.DOT);
    }
}
