/**
 * From text to records: {@code appliance-reference.yaml} &lt; {@code appliance.yaml} &lt; environment &lt; command
 * line.
 *
 * <p>Why our own thin binder over SnakeYAML's node tree rather than a configuration library: the point of this
 * package is that all errors come at once, each with key, value, {@code file:line} or variable name, reason and
 * remedy. SmallRye Config, tried with YAML, gathers the values that do not convert but names no line, speaks of
 * unknown keys only once every value converts, has no nearest key, binds interfaces rather than records, and brings a
 * dozen more jars. Binding text rather than YAML's own types has a second use: {@code nationalities: [NO]} stays
 * Norway.
 */
package io.pipelineappliance.config.loading;
