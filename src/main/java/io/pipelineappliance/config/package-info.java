/**
 * What can be configured, as records: one for each concern, each valid by construction. A component takes its own
 * record and never sees the others; rules that span several of them are
 * {@link io.pipelineappliance.config.ApplianceConfig}'s.
 *
 * <p>Component names in kebab-case are the keys of {@code appliance.yaml} ({@code kafka.controller-port}). Defaults
 * stand in one place only, {@code appliance-reference.yaml}; {@code config.loading} reads them from there.
 */
package io.pipelineappliance.config;
