using System.Collections.Concurrent;
using CoProduction.Functions.Catalog;
using CoProduction.Functions.Hosting.Standalone;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoProduction.Functions.Tests;

/// <summary>The complete standalone program, but in the test's process and on a free port.</summary>
public sealed class HostedProgram : IAsyncDisposable
{
    private static readonly FunctionCatalog Functions = FunctionCatalog.Of(typeof(Program).Assembly);

    private readonly WebApplication app;
    private readonly LogOutput log;

    private HostedProgram(WebApplication app, LogOutput log) => (this.app, this.log) = (app, log);

    /// <summary>The address. It ends with a slash.</summary>
    public Uri Address => new(app.Urls.Single() + "/");

    /// <summary>Everything that the program has logged.</summary>
    public string Output => log.Text;

    /// <param name="settings">As environment variables name them.</param>
    /// <param name="clock">What the program takes the time from; null for the machine's clock.</param>
    /// <param name="runsByItself">Whether it runs its timers and takes messages from its queues, or leaves both to the test.</param>
    /// <param name="catalog">Its functions; null for the program's own.</param>
    /// <param name="configure">Registers what else the functions need.</param>
    public static async Task<HostedProgram> StartAsync(
        IReadOnlyDictionary<string, string?> settings,
        TimeProvider? clock = null,
        bool runsByItself = true,
        FunctionCatalog? catalog = null,
        Action<IServiceCollection>? configure = null)
    {
        var builder = StandaloneHost.Compose(
            ["--urls=http://127.0.0.1:0", .. settings.Select(setting => $"--{NameOf(setting.Key)}={setting.Value}")],
            catalog ?? Functions);
        var log = new LogOutput();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        configure?.Invoke(builder.Services);
        if (!runsByItself)
        {
            foreach (var listener in builder.Services.Where(IsListener).ToArray())
            {
                builder.Services.Remove(listener);
            }
        }

        var app = StandaloneHost.Build(builder);
        await app.StartAsync();
        return new HostedProgram(app, log);
    }

    /// <summary>The services of the program.</summary>
    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Runs a timer function at once.</summary>
    public Task Fire(string function) =>
        Get<FunctionInvoker>().RunAsync(Get<FunctionCatalog>().Find(function)!, new TimerInfo(), CancellationToken.None);

    /// <summary>Hands a message to a queue function.</summary>
    public Task Deliver(string function, string message) =>
        Get<FunctionInvoker>().RunAsync(Get<FunctionCatalog>().Find(function)!, message, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static string NameOf(string variable) =>
        variable is "ASPNETCORE_ENVIRONMENT" ? "environment" : variable.Replace("__", ":", StringComparison.Ordinal);

    private static bool IsListener(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && (service.ImplementationType == typeof(Timers) || service.ImplementationType == typeof(Queues));

    /// <summary>Collects the log, each entry with its level, category and exception.</summary>
    private sealed class LogOutput : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> entries = [];

        public string Text => string.Join('\n', entries);

        public ILogger CreateLogger(string categoryName) => new Logger(entries, categoryName);

        public void Dispose()
        {
        }

        private sealed class Logger(ConcurrentQueue<string> entries, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                entries.Enqueue($"{logLevel}: {category}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}");
        }
    }
}
