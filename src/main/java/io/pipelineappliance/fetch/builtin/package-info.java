/**
 * An HTTP source of our own that answers like version 1.4 of the randomuser.me API, so that the appliance has people to
 * fetch without a network.
 *
 * <p>Why it draws its people the way it does:
 *
 * <ul>
 *   <li>Each person is a function of seed, page, options and index alone, so that two processes, two Java versions and
 *       two numbers of {@code results} agree. That rules out the JDK's generators, whose algorithms may change, as well
 *       as datafaker's own drawing.
 *   <li>The words come from datafaker's lists, read through its value service: its {@code Faker} front resolves
 *       expressions by reflection, which in a JVM that boots three servers at the same time costs more than all else
 *       here.
 *   <li>A property file for each nationality says which list serves what. Where datafaker has no list, or one that does
 *       not tell men from women or invents places, the file holds the words itself.
 * </ul>
 */
package io.pipelineappliance.fetch.builtin;
