import { describe, expect, it } from 'vitest';
import { checkRequestBody, checkResponseBody, describedRoute } from './openapi.js';
import { routes } from './rest/handle.js';

describe('routes', () => {
  it.each(routes.map((route) => [route.operation, route] as const))(
    '%s is described by GitHub under the same method and path',
    (operation, route) => {
      expect(describedRoute(operation)).toBe(`${route.method} ${route.path}`);
    },
  );
});

describe('the description', () => {
  it('refuses a body of the wrong type and one without what is required', () => {
    expect(checkRequestBody('issues/create-comment', { body: 'x' })).toBeNull();
    expect(checkRequestBody('issues/create-comment', { body: 1 })).toContain('must be string');
    expect(checkRequestBody('issues/create-comment', {})).toContain("must have required property 'body'");
    expect(checkRequestBody('checks/create', { name: 'x', head_sha: 'y', conclusion: 'fine' })).not.toBeNull();
  });

  it('refuses an answer that lacks something or has an unknown status', () => {
    expect(checkResponseBody('issues/create-comment', 201, { id: 1 })).toContain('must have required property');
    expect(checkResponseBody('issues/create-comment', 200, {})).toContain('does not answer 200');
    expect(checkResponseBody('issues/create-comment', 404, {})).toBeNull();
  });
});
