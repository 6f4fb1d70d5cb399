package net.dstone.skipper.http;

import java.util.ArrayList;
import java.util.List;
import net.dstone.skipper.json.SkipperJson;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** All of the API, for a context of its own: Data Flow's answers have another form. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import({
    RootController.class,
    PackageController.class,
    ReleaseController.class,
    ExportedController.class,
    SkipperErrors.class
})
public class SkipperHttp implements WebMvcConfigurer {

    /** Who does not say what he reads gets HAL. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        JacksonJsonHttpMessageConverter json =
                new JacksonJsonHttpMessageConverter(SkipperJson.mapper());
        List<MediaType> types = new ArrayList<>();
        types.add(MediaType.valueOf("application/hal+json"));
        types.addAll(json.getSupportedMediaTypes());
        json.setSupportedMediaTypes(types);
        converters.withJsonConverter(json);
    }
}
