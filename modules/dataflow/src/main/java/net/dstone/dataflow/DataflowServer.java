package net.dstone.dataflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;

@SpringBootApplication(scanBasePackages = {"net.dstone.dataflow", "net.dstone.server"})
@ConfigurationPropertiesScan({"net.dstone.dataflow", "net.dstone.server"})
public class DataflowServer {

    public static void main(String[] arguments) {
        SpringApplication server = new SpringApplication(DataflowServer.class);
        if (System.getProperty("PORTFILE") != null) {
            server.addListeners(new WebServerPortFileWriter());
        }
        server.run(arguments);
    }
}
