namespace CoProduction.Functions.Tests.Infra;

/// <summary>A program <c>az</c> that notes how it is called and answers what a test says, and a compiler that writes empty files.</summary>
internal sealed class AzureStub : IDisposable
{
    private const char Separator = '\u001f';

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("coproduction-");
    private readonly List<(string Call, string Answer, int Code)> answers = [];

    public AzureStub()
    {
        Write("bicep", "#!/usr/bin/env bash\nwhile [[ $1 != --outfile ]]; do shift; done\nprintf '{}' >\"$2\"\n");
        Answer("version", "2.60.0");
        Answer("account show --query name", "Register");
        Answer("account show --query tenantId", "72f988bf-86f1-41af-91ab-2d7cd011db47");
        Answer("functionapp list-flexconsumption-locations", "westeurope\nnorthcentralus");
        Answer("provider show", "Registered");
        Answer("consumption budget show", "", 3);
    }

    /// <summary>The folder of both programs, for the front of the PATH.</summary>
    public string Folder => folder.FullName;

    public string Bicep => Path.Combine(folder.FullName, "bicep");

    /// <summary>The calls so far, each with its arguments.</summary>
    public IReadOnlyList<string[]> Calls =>
        File.Exists(Log) ? [.. File.ReadAllText(Log).Split($"{Separator}\n", StringSplitOptions.RemoveEmptyEntries).Select(call => call.Split(Separator))] : [];

    /// <summary>The parameters of the last deployment.</summary>
    public string Parameters => File.ReadAllText(Path.Combine(folder.FullName, "parameters"));

    private string Log => Path.Combine(folder.FullName, "calls");

    /// <summary>Answers calls that begin with these words. A later answer goes before an earlier one.</summary>
    public void Answer(string call, string answer, int code = 0)
    {
        answers.Insert(0, (call, answer, code));
        var cases = answers.Select((each, index) =>
        {
            File.WriteAllText(Path.Combine(folder.FullName, $"answer{index}"), each.Answer.Length > 0 ? each.Answer + "\n" : "");
            return $"  \"{each.Call}\"*) cat \"$here/answer{index}\"; exit {each.Code} ;;\n";
        });
        Write(
            "az",
            $$"""
            #!/usr/bin/env bash
            here=$(dirname "${BASH_SOURCE[0]}")
            { printf '%s\x1f' "$@"; printf '\n'; } >>"$here/calls"
            for argument in "$@"; do
              case $argument in @*/parameters.json) cp "${argument#@}" "$here/parameters" ;; esac
            done
            case "$*" in
            {{string.Concat(cases)}}
            esac
            """);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string script)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
