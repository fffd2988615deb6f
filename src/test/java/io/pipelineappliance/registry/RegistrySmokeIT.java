package io.pipelineappliance.registry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class RegistrySmokeIT {
    @Test
    void smoke(SharedRegistry.Running running, RegistryHttp http) throws Exception {
        String[][] calls = {
            {"GET", "/"}, {"GET", "/subjects"}, {"GET", "/config"}, {"GET", "/mode"},{"GET", "/schemas/types"},
            {"GET", "/v1/metadata/id"}, {"GET", "/v1/metadata/version"}, {"GET", "/contexts"},
            {"POST", "/subjects/a/versions", RegistryHttp.avro("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"f\",\"type\":\"string\"}]}").toString()},
            {"POST", "/subjects/a/versions", RegistryHttp.avro("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"f\",\"type\":\"int\"}]}").toString()},
            {"POST", "/subjects/j/versions", RegistryHttp.jsonSchema("{\"type\":\"object\",\"properties\":{\"f\":{\"type\":\"string\"}}}").toString()},
            {"POST", "/subjects/j/versions", RegistryHttp.jsonSchema("{\"type\":\"object\",\"properties\":{\"f\":{\"type\":\"string\"},\"g\":{\"type\":\"string\"}}}").toString()},
            {"POST", "/subjects/p/versions", RegistryHttp.protobuf("syntax = \"proto3\"; package a; message M { string f = 1; repeated N n = 2; map<string, int32> m = 3; message N { oneof x { int32 a = 1; string b = 2; } } }").toString()},
            {"POST", "/subjects/p/versions", RegistryHttp.protobuf("syntax = \"proto3\"; package a; message M { int32 f = 1; }").toString()},
            {"POST", "/subjects/p/versions", RegistryHttp.protobuf("syntax = \"proto3\"; package a; message M { Unknown f = 1; }").toString()},
            {"POST", "/subjects/x/versions", RegistryHttp.avro("{\"type\":\"recor\"}").toString()},
            {"POST", "/subjects/x/versions", "{"},
            {"POST", "/subjects/x/versions", RegistryHttp.jsonSchema("{\"type\":\"strin\"}").toString()},
            {"GET", "/schemas/ids/1"}, {"GET", "/schemas/ids/3"}, {"GET", "/schemas/ids/99"}, {"GET", "/schemas/ids/x"},
            {"GET", "/subjects/p/versions/latest"}, {"GET", "/subjects/p/versions/1/schema"},{"GET", "/subjects/nope/versions/1"},
            {"GET", "/subjects/a%2Fb/versions/1"}, {"GET", "/subjects/%3A.ctx%3Aq/versions"}, {"GET", "/subjects/../config"}, {"GET", "/nothing"}, {"DELETE", "/subjects"},
            {"PUT", "/config/a", "{\"compatibility\":\"none\"}"}, {"GET", "/config/a"}, {"GET", "/config/b"},{"PUT", "/mode", "{\"mode\":\"X\"}"},
            {"DELETE", "/subjects/a"}, {"DELETE", "/subjects/a"}, {"DELETE", "/subjects/a?permanent=true"}, {"GET", "/schemas/ids/1"},
        };
        for (String[] call : calls) {
            long begin = System.nanoTime();
            var body = call.length > 2 ? java.net.http.HttpRequest.BodyPublishers.ofString(call[2]) : java.net.http.HttpRequest.BodyPublishers.noBody();
            var answer = http.send(http.request(call[1]).method(call[0], body));
            System.out.printf("%s %s -> %d %s %s (%d ms)%n", call[0], call[1], answer.status(), answer.contentType(), answer.body(), (System.nanoTime() - begin) / 1_000_000);
        }
    }
}
