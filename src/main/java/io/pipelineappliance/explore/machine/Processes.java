package io.pipelineappliance.explore.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The appliance's process and those that it started. Memory is known where the operating system has {@code /proc}. */
final class Processes {
    private static final int MOST = 64;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern EXECUTOR = Pattern.compile("--executor-id (\\S+)");

    private Processes() {}

    static List<SystemView.ProcessUse> all() {
        List<SystemView.ProcessUse> processes = new ArrayList<>();
        ProcessHandle own = ProcessHandle.current();
        processes.add(new SystemView.ProcessUse(own.pid(), "Appliance", residentBytes(own.pid())));
        try (Stream<ProcessHandle> children = own.descendants()) {
            children.limit(MOST)
                    .map(child -> new SystemView.ProcessUse(child.pid(), name(child), residentBytes(child.pid())))
                    .forEach(processes::add);
        }
        return List.copyOf(processes);
    }

    private static String name(ProcessHandle process) {
        String command = read(process.pid(), "cmdline").replace('\0', ' ');
        Matcher executor = EXECUTOR.matcher(command);
        if (executor.find()) {
            return "Spark executor " + executor.group(1);
        }
        return process.info()
                .command()
                .map(path -> String.valueOf(Path.of(path).getFileName()))
                .orElse("Process");
    }

    private static Long residentBytes(long pid) {
        Matcher resident = RESIDENT.matcher(read(pid, "status"));
        return resident.find() ? Long.parseLong(resident.group(1)) * 1024 : null;
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException goneOrAnotherSystem) {
            return "";
        }
    }
}
