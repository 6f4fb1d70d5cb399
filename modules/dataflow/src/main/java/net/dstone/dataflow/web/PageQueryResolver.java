package net.dstone.dataflow.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@link PageQuery} from a request; nonsense means the default, as with SCDF. */
final class PageQueryResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageQuery.class;
    }

    @Override
    public PageQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new PageQuery(
                number(request.getParameter("page"), 0),
                number(request.getParameter("size"), PageQuery.DEFAULT_SIZE),
                sorts(request.getParameterValues("sort")));
    }

    private static int number(@Nullable String text, int fallback) {
        try {
            return text == null ? fallback : Integer.parseInt(text.strip());
        } catch (NumberFormatException exception) {
            return fallback;
        }
    }

    /** {@code sort=name,desc}, or several properties before one direction: {@code sort=type,name,desc}. */
    private static List<PageQuery.Sort> sorts(String @Nullable [] values) {
        List<PageQuery.Sort> sorts = new ArrayList<>();
        for (String value : values == null ? new String[0] : values) {
            String[] parts = value.split(",");
            String last = parts.length == 0 ? "" : parts[parts.length - 1].strip();
            boolean descending = last.equalsIgnoreCase("desc");
            int properties =
                    descending || last.equalsIgnoreCase("asc") ? parts.length - 1 : parts.length;
            for (int i = 0; i < properties; i++) {
                if (!parts[i].isBlank()) {
                    sorts.add(new PageQuery.Sort(parts[i].strip(), descending));
                }
            }
        }
        return sorts;
    }
}
