/**
 * What {@code java -jar} runs first, from the executable jar itself, with the JDK alone: unpacks the libraries once into a cache
 * directory, since executors need real files, and becomes a JVM with the flags and the class path that the appliance needs.
 * A manifest cannot ask for a heap size, a garbage collector or a class-data archive.
 *
 * <p>Where the system can, the process replaces its own image: one process, the process id that the user started, and nothing
 * in between that could be killed on its own. Elsewhere a child process does the work and ends with its parent.
 *
 * <p>Compiled for Java 8, so that an old Java gets a sentence instead of a class file error.
 */
package io.pipelineappliance.launcher.boot;
