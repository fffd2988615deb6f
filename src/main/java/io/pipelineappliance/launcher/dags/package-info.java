/**
 * The command {@code dags}: the schedule of a running appliance, over its REST API.
 *
 * <p>A command is one or two requests and what is printed of the answers. It knows the API's JSON and the words of its states, and
 * nothing else of the appliance, so that it starts in the time that a JVM takes. Nothing is checked here that the appliance checks:
 * its sentence is what the user reads.
 */
package io.pipelineappliance.launcher.dags;
