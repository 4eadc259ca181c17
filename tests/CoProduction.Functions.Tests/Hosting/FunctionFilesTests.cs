using System.Text.Json.Nodes;
using CoProduction.Functions.Hosting;
using CoProduction.Functions.Hosting.Catalog;
using CoProduction.Functions.Hosting.CustomHandler;

namespace CoProduction.Functions.Tests.Hosting;

public sealed class FunctionFilesTests : IDisposable
{
    private static readonly FunctionCatalog Samples = new([typeof(SampleFunctions)]);

    private readonly string folder = Directory.CreateTempSubdirectory("coproduction-").FullName;

    public FunctionFilesTests() => File.WriteAllText(In("host.json"), """{"version":"2.0"}""");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("GetSample", """[{"type":"httpTrigger","direction":"in","name":"request","authLevel":"anonymous","methods":["get","put"],"route":"samples/{id}"},{"type":"http","direction":"out","name":"res"}]""")]
    [InlineData("TickSample", """[{"type":"timerTrigger","direction":"in","name":"timer","schedule":"0 0 2 * * *","useMonitor":true,"runOnStartup":false}]""")]
    [InlineData("TakeSample", """[{"type":"queueTrigger","direction":"in","name":"message","queueName":"samples","connection":"AzureWebJobsStorage"}]""")]
    public void File_describes_the_trigger_in_the_Functions_host_s_words(string function, string bindings)
    {
        FunctionFiles.Write(Samples, folder);

        var file = JsonNode.Parse(File.ReadAllText(In(function, "function.json")))!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(bindings), file["bindings"]), file.ToJsonString());
    }

    [Fact]
    public void Queue_triggers_bring_the_extension_bundle_and_others_do_not()
    {
        FunctionFiles.Write(Samples, folder);
        Assert.Equal("Microsoft.Azure.Functions.ExtensionBundle", (string)Host()["extensionBundle"]!["id"]!);

        File.WriteAllText(In("host.json"), """{"version":"2.0"}""");
        FunctionFiles.Write(new FunctionCatalog([typeof(IndexFunctions)]), folder);
        Assert.Null(Host()["extensionBundle"]);
    }

    [Fact]
    public void Program_without_an_executable_is_started_by_dotnet()
    {
        FunctionFiles.Write(Samples, folder);

        var description = Host()["customHandler"]!["description"]!;
        Assert.Equal("dotnet", (string)description["defaultExecutablePath"]!);
        Assert.Equal("CoProduction.Functions.dll", (string)description["arguments"]![0]!);
    }

    [Theory]
    [InlineData("CoProduction.Functions")]
    [InlineData("CoProduction.Functions.exe")]
    public void Program_with_an_executable_is_started_by_it(string executable)
    {
        File.WriteAllText(In(executable), "");

        FunctionFiles.Write(Samples, folder);

        Assert.Equal(executable, (string)Host()["customHandler"]!["description"]!["defaultExecutablePath"]!);
    }

    [Fact]
    public void Function_that_is_gone_loses_its_file_and_foreign_files_are_let_be()
    {
        FunctionFiles.Write(Samples, folder);
        Directory.CreateDirectory(In("Foreign"));
        File.WriteAllText(In("Foreign", "function.json"), """{"bindings":[]}""");

        FunctionFiles.Write(new FunctionCatalog([typeof(IndexFunctions)]), folder);

        Assert.Equal(["Foreign", "GetIndex"], Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Writing_twice_changes_nothing()
    {
        FunctionFiles.Write(Samples, folder);
        var first = File.ReadAllText(In("host.json"));

        FunctionFiles.Write(Samples, folder);

        Assert.Equal(first, File.ReadAllText(In("host.json")));
    }

    [Fact]
    public void Folder_that_holds_no_program_is_refused()
    {
        File.Delete(In("host.json"));

        var refusal = Assert.Throws<RefusedStartException>(() => FunctionFiles.Write(Samples, folder));

        Assert.Equal($"{folder} holds no host.json: publish the program there first.", refusal.Message);
    }

    private string In(params string[] parts) => Path.Combine([folder, .. parts]);

    private JsonNode Host() => JsonNode.Parse(File.ReadAllText(In("host.json")))!;
}
