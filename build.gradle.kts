// The module's build for everyone who reaches Gradle's and Inductive Automation's servers.
// docs/operate/building.md tells of it, and of the build that needs package registries alone.

plugins {
    base
    id("io.ia.sdk.modl") // its version stands in settings.gradle.kts
}

allprojects {
    group = "dev.exchangeworkflows"
    version = property("workflows.version").toString()
}

subprojects {
    plugins.withId("java-library") {
        extensions.configure<JavaPluginExtension> {
            toolchain.languageVersion.set(JavaLanguageVersion.of(17))
        }
        tasks.named<Jar>("jar") { archiveBaseName.set("workflows-${project.name}") }
        tasks.withType<JavaCompile>().configureEach { options.compilerArgs.add("-parameters") }
        tasks.withType<Test>().configureEach { useJUnitPlatform() }
    }
    // Two builds of one commit give the same jars.
    tasks.withType<AbstractArchiveTask>().configureEach {
        isPreserveFileTimestamps = false
        isReproducibleFileOrder = true
    }
}

// gradle/steps are Python programs that Jython runs, here as in the other build.
val steps = configurations.create("steps")

dependencies {
    "steps"(libs.jython)
    "steps"(libs.commonmark)
    "steps"(libs.commonmarkTables)
}

val documentation = tasks.register<JavaExec>("documentation") {
    description = "Renders docs/ and LICENSE to HTML."
    classpath = steps
    mainClass.set("org.python.util.jython")
    args("gradle/steps/docs.py", ".", "build/docs")
    inputs.dir("docs")
    inputs.file("LICENSE")
    outputs.dir("build/docs")
}

ignitionModule {
    name.set(property("workflows.name").toString())
    fileName.set("Workflows-${project.version}")
    id.set(property("workflows.id").toString())
    moduleVersion.set("${project.version}")
    moduleDescription.set("Durable, operator-controlled workflows for Ignition, in plain Python.")
    requiredIgnitionVersion.set("8.3.0")
    freeModule.set(true)
    license.set("build/docs/license.html")
    documentationFiles.from(file("build/docs/doc"))
    documentationIndex.set("index.html")
    projectScopes.putAll(mapOf(":common" to "CDG", ":gateway" to "G", ":designer" to "D", ":client" to "C"))
    hooks.put("dev.exchangeworkflows.workflows.gateway.WorkflowsGatewayHook", "G")
    hooks.put("dev.exchangeworkflows.workflows.designer.WorkflowsDesignerHook", "D")
    hooks.put("dev.exchangeworkflows.workflows.client.WorkflowsClientHook", "C")
    skipModlSigning.set(!providers.gradleProperty("ignition.signing.keystoreFile").isPresent)
}

tasks.named("assembleModlStructure") { dependsOn(documentation) }
tasks.writeModuleXml { foldJars.set(true) }
