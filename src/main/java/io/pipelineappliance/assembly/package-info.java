/**
 * Where the parts are put together: the one package that knows them all. It decides what needs what, hands out addresses, and gathers
 * what the dashboard shows.
 */
package io.pipelineappliance.assembly;
