package net.dstone.dataflow.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.dstone.server.database.DatabaseWatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.hateoas.MediaTypes;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final long NEVER = -1;

    private static final String[] WITHOUT_DATABASE = {
        "/", "/about", "/security/info", "/error", "/events", "/management/**", "/dashboard/**"
    };

    private final DatabaseWatch database;

    WebConfiguration(DatabaseWatch database) {
        this.database = database;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(new DatabaseGate(database))
                .excludePathPatterns(WITHOUT_DATABASE);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageQueryResolver());
    }

    /** An answer that is written later costs a virtual thread, and none that other requests wait for. */
    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer support) {
        support.setTaskExecutor(new VirtualThreadTaskExecutor("answer-"));
        support.setDefaultTimeout(NEVER);
    }

    /** Clients that ask for HAL get lists and maps without links as well, unchanged. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConverters(
                converter -> {
                    if (converter.getClass() == JacksonJsonHttpMessageConverter.class) {
                        var json = (JacksonJsonHttpMessageConverter) converter;
                        List<MediaType> types = new ArrayList<>(json.getSupportedMediaTypes());
                        types.add(MediaTypes.HAL_JSON);
                        json.setSupportedMediaTypes(types);
                    }
                });
    }

    /** The language of sentences that are made for people; whatever is not Korean is English. */
    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        resolver.setDefaultLocale(Locale.ENGLISH);
        resolver.setSupportedLocales(List.of(Locale.ENGLISH, Locale.KOREAN));
        return resolver;
    }

    /** SCDF accepted a slash at the end of every path, and scripts rely on it. */
    @Bean
    UrlHandlerFilter trailingSlashes() {
        return UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
    }

    /** The container's own errors (unknown paths) with the date form and the text SCDF gave them. */
    @Bean
    ErrorAttributes errorAttributes() {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, @Nullable Object> getErrorAttributes(
                    WebRequest request, ErrorAttributeOptions options) {
                Map<String, @Nullable Object> attributes =
                        super.getErrorAttributes(
                                request,
                                ErrorAttributeOptions.of(
                                        ErrorAttributeOptions.Include.PATH,
                                        ErrorAttributeOptions.Include.STATUS,
                                        ErrorAttributeOptions.Include.ERROR));
                attributes.put("timestamp", WireTime.format(Instant.now()));
                attributes.put("message", "No message available");
                return attributes;
            }
        };
    }
}
