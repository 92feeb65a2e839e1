package io.sysmon.aggregator.served;

import java.util.List;

/** Pushes as text, as an agent would send them. */
public final class PushText {

    private PushText() {}

    /** The push of the seed's document, to the letter. */
    public static String seed() {
        return """
                {
                  "hostname": "web-server-01",
                  "version": "0.5.0",
                  "platform": "Linux",
                  "tags": {
                    "environment": "production",
                    "datacenter": "us-east-1",
                    "role": "web-server"
                  },
                  "metrics": [
                    {
                      "timestamp": 1675728000,
                      "metric_type": "cpu.total_usage",
                      "value": 34.5,
                      "tags": ""
                    },
                    {
                      "timestamp": 1675728000,
                      "metric_type": "memory.usage_percent",
                      "value": 67.2,
                      "tags": ""
                    }
                  ]
                }
                """;
    }

    /** A push of these samples, and nothing said of the host but its name. */
    public static String pushOf(String hostname, String... samples) {
        return "{\"hostname\": \"" + hostname + "\", \"metrics\": [" + String.join(", ", List.of(samples)) + "]}";
    }

    /** One sample without tags. */
    public static String sample(long timestamp, String metricType, String value) {
        return sample(timestamp, metricType, value, "");
    }

    /** One sample; the value is JSON text as it shall stand there. */
    public static String sample(long timestamp, String metricType, String value, String tags) {
        return "{\"timestamp\": " + timestamp + ", \"metric_type\": \"" + metricType + "\", \"value\": " + value
                + ", \"tags\": \"" + tags + "\"}";
    }
}
