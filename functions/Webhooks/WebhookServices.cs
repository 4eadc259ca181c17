using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Webhooks.Addresses;
using CoProduction.Functions.Webhooks.Delivery;
using CoProduction.Functions.Webhooks.Events;

namespace CoProduction.Functions.Webhooks;

public static class WebhookServices
{
    /// <summary>Adds webhooks. They need the change feed, gap reports, imports, access and the clients of the storage account among the services.</summary>
    /// <exception cref="RefusedStartException">A setting is wrong.</exception>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(WebhookOptions.From(configuration))
            .AddSingleton<WebhookTable>()
            .AddTraces<WebhookTable>()
            .AddSingleton<ReceiverNetwork>()
            .AddSingleton<Subscriptions>()
            .AddSingleton<EventMaker>()
            .AddTopic<JobEvents>()
            .AddTopic<ReportEvents>()
            .AddTopic<QuestionEvents>()
            .AddTopic<ChangeEvents>()
            .AddSingleton<WebhookMessages>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<WebhookDelivery>()
            .AddHostedService<WebhookWake>();

    private static IServiceCollection AddTopic<TEvents>(this IServiceCollection services)
        where TEvents : class, ITopicEvents =>
        services.AddSingleton<TEvents>().AddSingleton<ITopicEvents>(provider => provider.GetRequiredService<TEvents>());
}
