package net.dstone.dataflow.dashboard;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class DashboardConfiguration {

    @Bean
    DashboardFiles dashboardFiles() {
        return DashboardFiles.ofTheBuild();
    }

    /** Only the start of the API is a place that browsers are sent away from. */
    @Bean
    WebMvcConfigurer dashboardForBrowsers(DashboardFiles files) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new BrowserRedirect(files)).addPathPatterns("/");
            }
        };
    }
}
