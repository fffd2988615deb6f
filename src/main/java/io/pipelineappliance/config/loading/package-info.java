/**
 * From text to records: {@code appliance-reference.yaml} &lt; {@code appliance.yaml} &lt; environment &lt; command
 * line.
 *
 * <p>Why our own thin binder over SnakeYAML's node tree rather than a configuration library: the point of this
 * package is that all errors come at once, each with key, value, {@code file:line} or variable name, reason and
 * remedy. SmallRye Config and Gestalt bring neither line numbers nor the nearest valid key, report rules of records
 * one by one, and would be the largest thing that is loaded before the dashboard answers. Binding text rather than
 * YAML's own types has a second use: {@code nationalities: [NO]} stays Norway.
 */
package io.pipelineappliance.config.loading;
